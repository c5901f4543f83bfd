import type { Format } from './described.ts';

/** A JSON Schema, as Zod writes it. */
export type Schema = { readonly [keyword: string]: unknown };

const schemasIn = (value: unknown): Readonly<Record<string, Schema>> =>
  (value ?? {}) as Readonly<Record<string, Schema>>;
const listIn = (value: unknown): readonly Schema[] => (value ?? []) as readonly Schema[];

/** A bound, and whether a greater number takes more in. */
const BOUNDS: readonly (readonly [keyword: string, isWiderWhenGreater: boolean])[] = [
  ['minimum', false],
  ['exclusiveMinimum', false],
  ['minLength', false],
  ['minItems', false],
  ['minProperties', false],
  ['maximum', true],
  ['exclusiveMaximum', true],
  ['maxLength', true],
  ['maxItems', true],
  ['maxProperties', true],
];

/**
 * Where `now` refuses what `kept` took, as far as two schemas tell: `path: what`. Empty: all that was taken is. In doubt it
 * answers that something is refused; a person then looks.
 */
export function narrowed(kept: Schema, now: Schema): string[] {
  return compare(kept, now, '', { kept, now }, new Set());
}

type Roots = { readonly kept: Schema; readonly now: Schema };

function compare(before: Schema, after: Schema, path: string, roots: Roots, seen: Set<string>): string[] {
  const pair = `${before.$ref ?? ''}|${after.$ref ?? ''}`;
  if (pair !== '|') {
    if (seen.has(pair)) return [];
    seen.add(pair);
  }
  const kept = resolved(before, roots.kept);
  const now = resolved(after, roots.now);
  if (JSON.stringify(kept) === JSON.stringify(now) && pair === '|') return [];
  const at = path || '(whole)';
  const inner = (one: Schema, other: Schema, name: string): string[] =>
    compare(one, other, path === '' ? name : `${path}.${name}`, roots, seen);

  const branches = listIn(kept.anyOf ?? kept.oneOf);
  if (branches.length > 0)
    return branches.flatMap((branch, index) => inner(branch, now, `(choice ${index + 1})`));
  const choices = listIn(now.anyOf ?? now.oneOf);
  if (choices.length > 0) {
    const tries = choices.map((choice) => compare(kept, choice, path, roots, new Set(seen)));
    if (tries.some((found) => found.length === 0)) return [];
    return [`${at}: fits no choice any more (${tries[0]?.[0] ?? ''})`];
  }
  const found: string[] = [];
  const say = (what: string) => found.push(`${at}: ${what}`);
  const values = (schema: Schema): readonly unknown[] | null =>
    'const' in schema ? [schema.const] : ((schema.enum as readonly unknown[] | undefined) ?? null);
  const [valuesKept, valuesNow] = [values(kept), values(now)];
  if (valuesNow) {
    if (!valuesKept) say('takes only some values now');
    for (const value of valuesKept ?? [])
      if (!valuesNow.includes(value)) say(`does not take ${JSON.stringify(value)} any more`);
    return found;
  }
  if (now.type !== undefined && now.type !== kept.type && !(kept.type === 'integer' && now.type === 'number'))
    say(`takes ${String(now.type)} instead of ${String(kept.type ?? 'anything')}`);
  if (!valuesKept)
    for (const [keyword, isWiderWhenGreater] of BOUNDS) {
      const [was, is] = [kept[keyword], now[keyword]] as [number | undefined, number | undefined];
      if (is === undefined) continue;
      if (was === undefined || (isWiderWhenGreater ? is < was : is > was))
        say(`${keyword} is ${is} instead of ${was ?? 'none'}`);
    }
  for (const keyword of ['pattern', 'format', 'multipleOf', 'not', 'allOf'])
    if (now[keyword] !== undefined && JSON.stringify(now[keyword]) !== JSON.stringify(kept[keyword]))
      say(`${keyword} is another`);
  const required = (schema: Schema) => (schema.required ?? []) as readonly string[];
  for (const name of required(now)) if (!required(kept).includes(name)) say(`wants ${name}`);
  const fields = schemasIn(now.properties);
  for (const [name, field] of Object.entries(schemasIn(kept.properties))) {
    const its = fields[name];
    if (its) found.push(...inner(field, its, name));
    else if (now.additionalProperties === false || now.properties) say(`does not know ${name} any more`);
  }
  const open = kept.additionalProperties;
  if (now.additionalProperties === false && kept.type === 'object' && open !== false)
    say('takes no other fields any more');
  else if (isSchema(open) && isSchema(now.additionalProperties))
    found.push(...inner(open, now.additionalProperties, '*'));
  for (const keyword of ['items', 'propertyNames'])
    if (isSchema(now[keyword]))
      found.push(...inner(isSchema(kept[keyword]) ? kept[keyword] : {}, now[keyword], `(${keyword})`));
  const places = listIn(now.prefixItems);
  if (places.length !== listIn(kept.prefixItems).length) say('has another number of places');
  for (const [index, place] of listIn(kept.prefixItems).entries())
    found.push(...inner(place, places[index] ?? {}, String(index)));
  return found;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function resolved(schema: Schema, root: Schema): Schema {
  const { $ref: ref } = schema;
  if (typeof ref !== 'string') return schema;
  return ref
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Schema)[name], root) as Schema;
}

/** What of a kept format does not hold any more, each with its name: an older record would not be read, or be judged otherwise. */
export function broken(kept: Format, now: Format): string[] {
  const found: string[] = [];
  if (now.rules < kept.rules) found.push(`RULES is ${now.rules}, and was ${kept.rules}`);
  for (const [type, was] of Object.entries(kept.facts)) {
    const is = now.facts[type];
    if (!is) {
      found.push(`fact ${type} is gone`);
      continue;
    }
    if (is.isPublic !== was.isPublic)
      found.push(
        `fact ${type} was ${was.isPublic ? 'public' : 'not public'}, and is ${is.isPublic ? 'public' : 'not public'}`,
      );
    if (is.under !== was.under) found.push(`fact ${type} was under ${was.under}, and is under ${is.under}`);
    for (const move of was.moves)
      if (!is.moves.includes(move)) found.push(`fact ${type} does not move ${move} any more`);
    found.push(...narrowed(was.schema, is.schema).map((what) => `fact ${type}, ${what}`));
  }
  for (const [name, was] of Object.entries(kept.decisions)) {
    const is = now.decisions[name];
    if (is) found.push(...narrowed(was, is).map((what) => `decision ${name}, ${what}`));
    else found.push(`decision ${name} is gone`);
  }
  return found;
}
