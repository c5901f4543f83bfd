import type { CommandAnswers } from '@tongzhou/domain';
import type { CommandInputs } from './command-inputs.ts';
import type { At, PathOf } from './path.ts';

export type CommandName = keyof CommandInputs & string;

export type Option = { readonly value: string; readonly label: string };

/** How what was typed is read. */
export type FieldKind =
  | 'text'
  | 'long'
  | 'json'
  | 'number'
  | 'money'
  | 'date'
  | 'moment'
  | 'choice'
  | 'flag'
  | 'set'
  | 'file';

/**
 * A field of a command's input. `path` is where its value goes (`lots.0.amount`), which is also where a refusal points,
 * so that the sentence stands beside the field.
 */
export type FormField<Path extends string = string, Kind extends FieldKind = FieldKind> = {
  readonly path: Path;
  readonly kind: Kind;
  readonly label: string;
  readonly hint?: string;
  readonly options?: readonly Option[];
  readonly optional?: boolean;
  readonly value?: string;
  /** Of a choice of areas: the words of a field beside it for one that is not among them. */
  readonly elsewhere?: string;
  /** Of a sum: its currency, where no field beside it says that. */
  readonly currency?: string;
};

/** The control for an area that is not among those to choose from. */
export const elsewhereName = (path: string): string => `area-of:${path}`;

/** A field that several commands ask for in the same words; its path is checked where a form takes it. */
export const field = <const Path extends string, Kind extends FieldKind>(
  each: FormField<Path, Kind>,
): FormField<Path, Kind> => each;

/** What of a command's answer people keep: shown as it is, or with the words that say what to do with it. */
type Kept<Result extends string = string> = {
  readonly result: Result;
  readonly words?: string;
  /** Each of several values on a slip of paper to be printed and cut out, with what stands above and below it. */
  readonly slip?: { readonly above: readonly string[]; readonly below: readonly string[] };
};

type Shown<Result extends string = string> = {
  readonly submit: string;
  readonly tone?: 'second';
  /** Behind these words until it is asked for. */
  readonly folded?: string;
  /** Of what the command answers, what people write down or pass on; the ids of facts are for programs. */
  readonly keeps?: readonly Kept<Result>[];
  readonly preview?: Preview<Result>;
  readonly picks?: Picks;
  readonly each?: Each;
};

/** One command for each of what is ticked: `path` is where its value goes. */
type Each = {
  readonly path: string;
  readonly legend: string;
  /** The words of one box for all of them. */
  readonly all: string;
  readonly options: readonly Option[];
};

/** A button that shows what would come of a form before it is sent: of the answer, texts in both languages. */
type Preview<Result extends string = string> = {
  readonly submit: string;
  readonly shows: readonly { readonly result: Result; readonly words: string }[];
};

/**
 * References that are chosen from a list and put into the text: the chosen one, with what was chosen beside it in the place of
 * its `*`, where a `{}` stands in the text, or else at its end.
 */
type Picks = {
  readonly legend: string;
  readonly hint: string;
  readonly labels: readonly [what: string, of: string];
  readonly options: readonly Option[];
  readonly of: readonly Option[];
  readonly submit: string;
  /** The fields that take it. */
  readonly into: readonly string[];
};

type FixedValue = string | number | boolean | null;

/** A form for one command. `fixed` values are not asked for. */
export type CommandFormSpec = Shown & {
  readonly command: CommandName;
  readonly fields: readonly FormField[];
  readonly fixed: Readonly<Record<string, FixedValue | undefined>>;
};

/** Which kinds of field can say a value. */
type KindFor<Value> = Value extends string
  ? 'text' | 'long' | 'date' | 'moment' | 'choice' | 'file'
  : Value extends number
    ? 'number' | 'money'
    : Value extends boolean
      ? 'flag'
      : Value extends readonly string[]
        ? 'set' | 'json'
        : Value extends object
          ? 'json'
          : never;

/** What may be said of a value without asking; of one whose type is not known, anything. */
type Said<Value> = unknown extends Value ? FixedValue : Extract<Value, FixedValue>;

type Fields<Input> = {
  [Path in PathOf<Input>]: FormField<Path, KindFor<Exclude<At<Input, Path>, null | undefined>>>;
}[PathOf<Input>];

export type FieldOf<Name extends CommandName> = Fields<CommandInputs[Name]>;
export type FixedOf<Name extends CommandName> = {
  readonly [Path in PathOf<CommandInputs[Name]>]?: Said<At<CommandInputs[Name], Path>>;
};

/** What the server adds to an answer: the secret of a receipt, and codes, which nothing else holds. */
type Added = 'receiptSecret' | 'codes';

type Asks<Name extends CommandName> = {
  readonly command: Name;
  readonly fields: readonly FieldOf<Name>[];
  readonly fixed: FixedOf<Name>;
};

type ShownOf<Name extends CommandName> = Shown<(keyof CommandAnswers[Name] & string) | Added>;

/** A form as its concept writes it. A command, a path or a kind that the domain does not know does not compile. */
export const form = <Name extends CommandName>(spec: Asks<Name> & ShownOf<Name>): CommandFormSpec =>
  spec as unknown as CommandFormSpec;

/** One thing to be dealt with: what it is, and what may be done about it. */
export type WorkItem = {
  readonly id: string;
  readonly heading: string;
  readonly facts: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
  readonly forms: readonly CommandFormSpec[];
};

/** An item that is one form, under the words of its button. */
export const formItem = <Name extends CommandName>(
  id: string,
  heading: string,
  spec: Asks<Name>,
): WorkItem => ({
  id,
  heading,
  facts: [],
  forms: [{ ...(spec as unknown as CommandFormSpec), submit: heading }],
});

/** The name of a field's control, from which the server reads how to take what is typed (read-form.ts). */
export const controlName = ({ kind, path, currency }: FormField): string =>
  currency === undefined ? `${kind}:${path}` : `${kind}.${currency}:${path}`;

/** The name of a control on a page that writes its own form for a command. */
export const nameFor =
  <Name extends CommandName>(_command: Name) =>
  (kind: FieldKind, path: PathOf<CommandInputs[Name]>): string =>
    `${kind}:${path}`;

/** The control for the name of a file whose fingerprint stands at this path; null where the name is not kept. */
export const nameBeside = (path: string): string | null =>
  path.endsWith('.sha256') ? `text:${path.slice(0, -'.sha256'.length)}.name` : null;

/** What a form does not ask, as hidden fields: `kind:path`, as of any other (read-form.ts). */
export const hiddenFields = (
  fixed: CommandFormSpec['fixed'],
): { readonly name: string; readonly value: string }[] =>
  Object.entries(fixed).flatMap(([path, value]) => {
    if (value === undefined) return [];
    if (value === null) return [{ name: `null:${path}`, value: '' }];
    if (typeof value === 'number') return [{ name: `number:${path}`, value: String(value) }];
    if (typeof value === 'boolean') return [{ name: `flag:${path}`, value: value ? 'yes' : 'no' }];
    return [{ name: `fixed:${path}`, value }];
  });
