/**
 * Canonical JSON by RFC 8785 (JCS): sorted keys (UTF-16 order), no white space, ECMAScript number and string forms.
 * Public facts enter the log in this form, so that anyone can recompute their hash from their meaning.
 * Only finite numbers, strings, booleans, null, arrays and plain objects; `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no form for ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`canonical JSON has no form for a ${typeof value}`);
}

function canonicalObject(object: Record<string, unknown>): string {
  let text = '{';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${canonicalKey(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** Keys come from the schemas, a few hundred in all; the bound is for what comes from elsewhere. */
const keys = new Map<string, string>();
const KEYS_MAX = 2_000;

function canonicalKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_MAX) keys.clear();
  const text = canonicalText(key);
  keys.set(key, text);
  return text;
}

/** Half of a surrogate pair is no character; RFC 8785 (3.2.2.2) asks for an error. */
function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON has no form for a lone surrogate');
  return JSON.stringify(text);
}
