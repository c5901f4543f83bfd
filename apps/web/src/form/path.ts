/**
 * Paths into a command's input, as the names of a form's fields: `answer.zh`, `lots.0.amount`. An element of a list or
 * an entry of a record stands under its number or key. Beyond six steps nothing is a path.
 */
export type PathOf<Value, Steps extends 1[] = []> = Steps['length'] extends 6
  ? never
  : Below<Content<Value>, Steps>;

/** What stands at a path; of a union, whatever may stand there. */
export type At<Value, Path extends string> = Path extends `${infer First}.${infer Rest}`
  ? At<Step<Content<Value>, First>, Rest>
  : Step<Content<Value>, Path>;

/** A value's content: what is left out or nothing has no paths of its own. */
type Content<Value> = Exclude<Value, null | undefined>;
type Leaf = string | number | boolean | bigint;

type Below<Value, Steps extends 1[]> = Value extends Leaf
  ? never
  : Value extends readonly (infer Element)[]
    ? Joined<`${number}`, Element, Steps>
    : Value extends object
      ? { [Name in keyof Value & string]: Joined<Name, Value[Name], Steps> }[keyof Value & string]
      : never;

type Joined<Name extends string, Value, Steps extends 1[]> = Name | `${Name}.${PathOf<Value, [...Steps, 1]>}`;

type Step<Value, Name extends string> = Value extends Leaf
  ? never
  : Value extends readonly (infer Element)[]
    ? Name extends `${number}`
      ? Element
      : never
    : Value extends object
      ? Name extends keyof Value
        ? Value[Name]
        : never
      : never;
