import { commands } from '@tongzhou/domain';
import { z } from 'zod';

/** What of a command's input a form may say, step by step. */
export type Shape = {
  readonly fields: ReadonlyMap<string, Shape>;
  /** Of a list each line, of a record each entry; null: it is neither. */
  readonly each: Shape | null;
  /** How many lines there may be. */
  readonly most: number;
};

/** A form of paper has no more lines than this; a schema that says fewer is believed. */
const LINES_MAX = 200;

type JsonSchema = {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
};

const known = new Map<string, Shape>();

/** The paths of a command's input, read from the command's own schema; null: there is no such command. */
export function shapeOf(name: string): Shape | null {
  const found = known.get(name);
  if (found) return found;
  const command = commands.get(name);
  if (!command) return null;
  const schema = z.toJSONSchema(command.schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const shape = merged([schema]);
  known.set(name, shape);
  return shape;
}

/** Of a choice between several what any of them has. */
function merged(schemas: readonly JsonSchema[]): Shape {
  const all = schemas.flatMap(choices);
  const names = new Set(all.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const lists = all.filter(({ items }) => items !== undefined);
  const fields = [...names].map((name) => {
    const of = all.flatMap(({ properties }) =>
      properties && Object.hasOwn(properties, name) ? [properties[name] as JsonSchema] : [],
    );
    return [name, merged(of)] as const;
  });
  return {
    fields: new Map(fields),
    each: lists.length === 0 ? null : merged(lists.map(({ items }) => items as JsonSchema)),
    most: Math.min(LINES_MAX, Math.max(0, ...lists.map(({ maxItems }) => maxItems ?? LINES_MAX))),
  };
}

const choices = (schema: JsonSchema): JsonSchema[] => [
  schema,
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(choices),
];

/** Does a path lead to something that the command takes? */
export function isKnown(shape: Shape, path: readonly string[]): boolean {
  let at: Shape | null | undefined = shape;
  for (const step of path) {
    const isLine: boolean = at.each !== null && /^\d{1,3}$/.test(step) && Number(step) < at.most;
    at = at.fields.get(step) ?? (isLine ? at.each : null);
    if (!at) return false;
  }
  return true;
}
