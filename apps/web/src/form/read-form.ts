import type { FieldKind } from './form.ts';
import { valueTyped } from './typed.ts';

/**
 * Turns a posted form into a command's input. Names are `kind:path`; an empty optional field is left out, an empty
 * number is left out too, so that the rule that needs it says so beside the field. What was asked back and is meant stands in
 * `confirm`, once for each question.
 */
export function readForm(form: FormData): {
  command: string;
  key: string;
  input: Record<string, unknown>;
  typed: Record<string, string>;
} {
  const input: Record<string, unknown> = {};
  const typed: Record<string, string> = {};
  const confirmed = form.getAll('confirm').filter((each) => typeof each === 'string');
  for (const [name, value] of form) {
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
    if (typeof value !== 'string') {
      // A file that could not be taken: its fault stands beside it.
      typed[path] ??= '';
      continue;
    }
    if (kind === 'set') {
      // One control for each of several; an empty one says that the question was asked.
      const chosen = form.getAll(name).filter((each) => typeof each === 'string' && each !== '');
      typed[path] = chosen.join(' ');
      put(input, path.split('.'), chosen);
      continue;
    }
    if (kind !== 'fixed' && kind !== 'null') typed[path] = value;
    const read =
      kind === 'null'
        ? null
        : kind === 'fixed'
          ? hiddenText(value)
          : valueTyped(kind, value, { currency: currencyBeside(form, path) ?? named ?? 'CNY' });
    if (read !== undefined) put(input, path.split('.'), read);
  }
  return {
    command: String(form.get('command') ?? ''),
    key: String(form.get('key') ?? ''),
    input: { ...tidy(input), ...(confirmed.length > 0 && { confirmed }) },
    typed,
  };
}

/** The currency that another field of the same sum says; undefined where none does. */
function currencyBeside(form: FormData, path: string): string | undefined {
  const beside = path.replace(/[^.]+$/, 'currency');
  const said = form.get(`choice:${beside}`) || form.get(`fixed:${beside}`);
  return typeof said === 'string' ? said : undefined;
}

/** What the form itself said. */
const hiddenText = (value: string): string | undefined => value.normalize('NFKC').trim() || undefined;

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = target;
  for (const key of path.slice(0, -1)) {
    if (key === '__proto__' || key === 'constructor') return;
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  const last = path.at(-1);
  if (last && last !== '__proto__' && last !== 'constructor') at[last] = value;
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
