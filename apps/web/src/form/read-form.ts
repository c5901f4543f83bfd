/**
 * Turns a posted form into a command's input. Names are `kind:path`; an empty optional field is left out, an empty
 * number is left out too, so that the rule that needs it says so beside the field.
 */
export function readForm(form: FormData): {
  command: string;
  key: string;
  input: Record<string, unknown>;
  typed: Record<string, string>;
} {
  const input: Record<string, unknown> = {};
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    const match =
      /^(text|long|json|number|money|date|moment|choice|flag|fixed|null):([A-Za-z0-9.]{1,80})$/.exec(name);
    if (!match) continue;
    const [, kind, path] = match as unknown as [string, string, string];
    if (kind !== 'fixed' && kind !== 'null') typed[path] = value;
    const read = readValue(kind, value);
    if (read !== undefined) put(input, path.split('.'), read);
  }
  return {
    command: String(form.get('command') ?? ''),
    key: String(form.get('key') ?? ''),
    input: tidy(input),
    typed,
  };
}

function readValue(kind: string, value: string): unknown {
  const text = value.normalize('NFKC').trim();
  if (kind === 'null') return null;
  if (kind === 'flag') return text === 'yes';
  if (text === '') return undefined;
  // As the pages show moments: by the clock of China.
  if (kind === 'moment' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return `${text}:00+08:00`;
  if (kind === 'json') return parsed(value);
  if (kind === 'number') return /^-?[\d, ]+(\.\d+)?$/.test(text) ? Number(text.replace(/[, ]/g, '')) : text;
  // Yuan as people write them; the record keeps whole fen.
  if (kind === 'money' && /^[\d, ]+(\.\d{1,2})?$/.test(text))
    return Math.round(Number(text.replace(/[, ]/g, '')) * 100);
  return kind === 'text' || kind === 'long' ? value.trim() : text;
}

/** What is no JSON stays text, and the command's own schema refuses it beside the field. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

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
