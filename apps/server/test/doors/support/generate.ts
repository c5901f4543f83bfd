/** A stream of numbers between 0 and 1 that a seed repeats (mulberry32). */
export type Random = () => number;
export function randomOf(seed: number): Random {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <Each>(random: Random, all: readonly Each[]): Each =>
  all[Math.floor(random() * all.length)] as Each;

/** Names through which careless code reaches what all objects share, and steps below them. */
export const INHERITED = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...[
    'prototype',
    'hasOwnProperty.call',
    'constructor.prototype.x',
    '__proto__.x',
    'then',
    'length',
    'map',
    '0',
  ],
];

const TEXTS = [
  ...INHERITED,
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'a\udc00b',
    '\u202egnp.exe',
    '\u2066\u2069',
    '\ufeff',
    '\u200b',
    '\uffff',
  ],
  ...[
    'e\u0301'.repeat(500),
    '👩‍👩‍👧‍👦'.repeat(100),
    'ﷺ'.repeat(200),
    '１２３',
    '１３８',
    'İ',
    'ß',
    '\r\nset-cookie: a=b',
    '\n',
  ],
  ...[
    '../../etc/passwd',
    '..%2f..%2f',
    '%',
    '%%',
    '%00',
    '%2500',
    '%ff',
    '%u0041',
    '//evil.example',
    '\\\\evil',
  ],
  ...[
    'javascript:alert(1)',
    'https://evil.example',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '#{7*7}',
    '{{7*7}}',
  ],
  ...[
    '-1',
    '0',
    '1e309',
    '9007199254740993',
    'NaN',
    'Infinity',
    '-0',
    '0x10',
    '1,000',
    '1e-7',
    '٣',
    '999999999999999999999',
  ],
  ...[
    '2020-02-30',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00Z',
    '0000-00-00',
    '2020-01-01T00:00:00+99:99',
    '-271821-04-20',
  ],
  ...[
    'a'.repeat(300),
    'x'.repeat(5_000),
    '中'.repeat(5_000),
    '联系人 '.repeat(1_000),
    '1'.repeat(2_000),
    '['.repeat(1_000),
  ],
  ...[
    '2020-02-01',
    '2020-02-01T08:00',
    'yes',
    'no',
    'null',
    'undefined',
    '[object Object]',
    '[]',
    '{}',
    '{"a":1,"a":2}',
  ],
];

const NUMBERS = [0, -0, -1, 1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 - 1, 1e21, 1e308, -1e308, 1e-300];

/** A text of ours, or letters drawn from all of Unicode, halves of surrogates too. */
function textOf(random: Random): string {
  if (random() < 0.8) return pick(random, TEXTS);
  const length = Math.floor(random() ** 3 * 200);
  return Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 65_536))).join('');
}

export function anyValue(random: Random, depth = 0): unknown {
  const which = random();
  if (which < 0.45) return textOf(random);
  if (which < 0.6) return pick(random, NUMBERS);
  if (which < 0.7) return pick(random, [null, true, false]);
  if (depth > 3) return null;
  const length = Math.floor(random() * 4);
  if (which < 0.8) return Array.from({ length }, () => anyValue(random, depth + 1));
  if (which < 0.83) return deep(random);
  if (which < 0.85) return Array(Math.floor(random() * 3_000)).fill(pick(random, NUMBERS));
  return Object.fromEntries(
    Array.from({ length }, () => [textOf(random).slice(0, 100), anyValue(random, depth + 1)]),
  );
}

function deep(random: Random): unknown {
  let value: unknown = textOf(random).slice(0, 20);
  for (let level = Math.floor(random() * 200); level > 0; level -= 1)
    value = random() < 0.5 ? [value] : { a: value };
  return value;
}

type Box = Record<string, unknown> | unknown[];
const isBox = (value: unknown): value is Box => typeof value === 'object' && value !== null;

/** Something that would be taken, with one to three places of it made strange. */
export function strange(random: Random, value: unknown): unknown {
  if (!isBox(value) || random() < 0.02) return anyValue(random);
  const copy = structuredClone(value) as Box;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) bend(random, copy);
  return copy;
}

function bend(random: Random, box: Box): void {
  const entries = Object.entries(box);
  const put = (name: string, value: unknown) =>
    Object.defineProperty(box, name, { value, configurable: true, enumerable: true, writable: true });
  const [name, value] = entries.length > 0 ? pick(random, entries) : ['a', null];
  if (isBox(value) && random() < 0.6) {
    bend(random, value);
    return;
  }
  const which = random();
  if (which < 0.5) put(name, anyValue(random));
  else if (which < 0.6) Reflect.deleteProperty(box, name);
  else if (which < 0.7) put(name, [value]);
  else if (which < 0.75) put(name, { [name]: value });
  else if (which < 0.8) put(name, Array(Math.floor(random() * (isBox(value) ? 8 : 300))).fill(value));
  else if (!Array.isArray(box))
    put(pick(random, [...INHERITED, textOf(random).slice(0, 80)]), anyValue(random));
}

/** The text of a body: most of the time JSON; names put in twice, cut off, other encodings, no text at all. */
export function bodyOf(random: Random, value: unknown): string | Uint8Array {
  const text = JSON.stringify(value) ?? 'undefined';
  const which = random();
  if (which < 0.75) return text;
  if (which < 0.8)
    return text.replace('{', `{"${pick(random, INHERITED)}":${JSON.stringify(anyValue(random)) ?? 1},`);
  if (which < 0.85) return text.replace(/\{("[^"]*":)/, '{$10,$1');
  if (which < 0.9) return text.slice(0, Math.floor(random() * text.length));
  if (which < 0.92) return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (which < 0.94) return Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256));
  if (which < 0.96) return `\ufeff${text}`;
  if (which < 0.98) return encodeURIComponent(text.toWellFormed());
  return '';
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** A piece of an address: written as it should be, twice, by halves, or as bytes that are no UTF-8. */
export function pieceOf(random: Random, text = textOf(random)): string {
  const which = random();
  if (which < 0.6) return encoded(text.slice(0, 300));
  if (which < 0.7) return encoded(encoded(text.slice(0, 100)));
  if (which < 0.8)
    return pick(random, [
      '%ff',
      '%c0%ae',
      '%00',
      '%2e%2e%2f',
      '%ed%a0%80',
      '%fe%ff%00%41',
      '.',
      '..',
      ';a=b',
      '%2F',
      '%5c',
    ]);
  if (which < 0.9) return encoded(text.slice(0, 40)).replace(/%../, '%e4%bd');
  return encoded(text.slice(0, 2_000)).slice(0, 3_000);
}

/** A query of the names that are known and of others, some of them twice. */
export function queryOf(random: Random, names: readonly string[]): string {
  const count = Math.floor(random() * 4);
  const parts = Array.from({ length: count }, () => {
    const name = names.length > 0 && random() < 0.75 ? pick(random, names) : pieceOf(random);
    return random() < 0.05 ? name : `${name}=${pieceOf(random)}`;
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

const TYPES = [
  ...['application/json', 'application/json', 'application/json; charset=utf-16', 'text/plain', 'text/csv'],
  ...[
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'a',
    'application/octet-stream',
  ],
];
const METHODS = ['GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Headers that routes look into, with what a header may hold. */
export function headersOf(random: Random): Record<string, string> {
  const said = (text: string) =>
    text
      .replace(/[^\x20-\x7e\x80-\xff]/g, '?')
      .trim()
      .slice(0, 400);
  const headers: Record<string, string> = {};
  const maybe = (chance: number, name: string, value: () => string) => {
    if (random() < chance) headers[name] = said(value());
  };
  maybe(0.1, 'accept-language', () => pick(random, ['zh', 'en;q=0', '*', 'x'.repeat(300), textOf(random)]));
  maybe(0.05, 'if-none-match', () => pick(random, ['*', 'W/"a", "b"', textOf(random)]));
  maybe(0.1, 'idempotency-key', () => textOf(random));
  maybe(0.05, 'last-event-id', () => textOf(random));
  maybe(
    0.05,
    'cookie',
    () => `${pick(random, ['a', '__proto__', 'better-auth.session_token'])}=${textOf(random)}`,
  );
  maybe(0.05, 'range', () => pick(random, ['bytes=0-', 'bytes=-1', 'bytes=9-1', textOf(random)]));
  maybe(0.05, 'x-forwarded-for', () => textOf(random));
  maybe(0.03, 'x-forwarded-proto', () => textOf(random));
  maybe(0.05, 'origin', () => pick(random, ['null', 'https://evil.example', textOf(random)]));
  return headers;
}

export const typeOf = (random: Random): string => pick(random, TYPES);
export const methodOf = (random: Random): string => pick(random, METHODS);

/** The body of a page's form: fields that it has and others, each as somebody would fill it or as nobody would. */
export function formOf(
  random: Random,
  fields: readonly (readonly [name: string, value: string])[],
): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of fields) {
    const which = random();
    if (which < 0.1) continue;
    form.append(name, which < 0.6 ? value : textOf(random));
    if (which > 0.95) form.append(name, textOf(random));
  }
  for (let more = Math.floor(random() * 4); more > 0; more -= 1) {
    const kind = pick(random, [
      'text',
      'number',
      'json',
      'set',
      'flag',
      'fixed',
      'null',
      'moment',
      'money',
      'file',
      'choice',
    ]);
    form.append(`${kind}:${pick(random, INHERITED)}`, textOf(random));
    if (random() < 0.2) form.append(textOf(random).slice(0, 100), textOf(random));
  }
  return form;
}
