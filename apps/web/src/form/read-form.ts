import { place } from '#place/place.ts';
import type { FieldKind } from './form.ts';
import { isKnown, shapeOf } from './known-paths.ts';
import { valueTyped } from './typed.ts';

/** A form names a field once, and a set once for each choice; what is posted beyond that is no form of ours. */
const NAMES_MAX = 2_000;
const CONFIRMED_MAX = 50;

/**
 * Turns a posted form into the input of its command. Names are `kind:path`; a path that the command does not take is not
 * read. An empty optional field is left out, an empty number is left out too, so that the rule that needs it says so beside
 * the field. What was asked back and is meant stands in `confirm`, once for each question.
 */
export function readForm(
  form: FormData,
  command = String(form.get('command') ?? ''),
): {
  command: string;
  key: string;
  input: Record<string, unknown>;
  typed: Record<string, string>;
} {
  // What a stranger names is a name and nothing else: these objects inherit nothing.
  const input: Record<string, unknown> = Object.create(null);
  const typed: Record<string, string> = Object.create(null);
  const shape = shapeOf(command);
  const entries = [...firstOf(shape ? form : [], NAMES_MAX)];
  const valuesOf = (name: string): string[] =>
    entries.flatMap(([each, value]) => (each === name && typeof value === 'string' ? [value] : []));
  const confirmed = valuesOf('confirm').slice(0, CONFIRMED_MAX);
  const sets = new Set<string>();
  for (const [name, value] of entries) {
    const match =
      /^(text|long|json|number|money|date|moment|choice|flag|set|file|fixed|null)(?:\.([A-Z]{3}))?:([A-Za-z0-9.]{1,80})$/.exec(
        name,
      );
    if (!match) continue;
    const [, kind, named, path] = match as unknown as [
      string,
      FieldKind | 'fixed' | 'null',
      string | undefined,
      string,
    ];
    const steps = path.split('.');
    if (!shape || !isKnown(shape, steps)) continue;
    if (typeof value !== 'string') {
      // A file that could not be taken: its fault stands beside it.
      typed[path] ??= '';
      continue;
    }
    if (kind === 'set') {
      // One control for each of several; an empty one says that the question was asked.
      if (sets.has(name)) continue;
      sets.add(name);
      const chosen = valuesOf(name).filter((each) => each !== '');
      typed[path] = chosen.join(' ');
      put(input, steps, chosen);
      continue;
    }
    if (kind !== 'fixed' && kind !== 'null') typed[path] = value;
    const read =
      kind === 'null'
        ? null
        : kind === 'fixed'
          ? hiddenText(value)
          : valueTyped(kind, value, {
              currency: currencyBeside(valuesOf, path) ?? named ?? place().currency,
            });
    if (read !== undefined) put(input, steps, read);
  }
  return {
    command,
    key: String(form.get('key') ?? ''),
    input: { ...tidy(input), ...(confirmed.length > 0 && { confirmed }) },
    typed,
  };
}

/** The currency that another field of the same sum says; undefined where none does. */
function currencyBeside(valuesOf: (name: string) => string[], path: string): string | undefined {
  const beside = path.replace(/[^.]+$/, 'currency');
  return valuesOf(`choice:${beside}`)[0] || valuesOf(`fixed:${beside}`)[0];
}

/** What the form itself said. */
const hiddenText = (value: string): string | undefined => value.normalize('NFKC').trim() || undefined;

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = target;
  for (const step of path.slice(0, -1)) {
    if (!(step in at)) at[step] = Object.create(null);
    const below = at[step];
    // Where a field said the whole, another says nothing of its parts.
    if (typeof below !== 'object' || below === null || Array.isArray(below)) return;
    at = below as Record<string, unknown>;
  }
  at[path.at(-1) as string] = value;
}

function* firstOf<Each>(all: Iterable<Each>, most: number): Generator<Each> {
  let count = 0;
  for (const each of all) {
    if (count >= most) return;
    count += 1;
    yield each;
  }
}

/** Objects with the keys 0, 1, 2 … become lists; lots and papers without content fall away; quantities take one shape. */
function tidy(input: Record<string, unknown>): Record<string, unknown> {
  const quantity = input.quantity as { kind?: string; amount?: unknown; most?: unknown } | undefined;
  if (quantity) input.quantity = quantityOf(quantity);
  return listed(input) as Record<string, unknown>;
}

function quantityOf({ kind, amount, most }: { kind?: string; amount?: unknown; most?: unknown }): object {
  if (kind === 'exact') return { kind, amount };
  if (kind === 'range') return { kind, least: amount, most };
  if (kind === 'at-least') return { kind, least: amount };
  return { kind };
}

function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(listed);
  const entries = Object.entries(value).map(([key, each]) => [key, listed(each)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => each);
  }
  return Object.fromEntries(entries);
}
