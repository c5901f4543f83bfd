import { lastDay } from './expiry.ts';

/** What a GS1 code on a box says of its goods, as far as a receipt asks. */
export type Gs1Label = {
  readonly gtin?: string;
  readonly batch?: string;
  readonly serial?: string;
  readonly expiresOn?: string;
};
export const GS1_FAULTS = ['unknown-identifier', 'too-short', 'characters', 'check-digit', 'date'] as const;
export type Gs1Fault = { readonly fault: (typeof GS1_FAULTS)[number]; readonly place: number };

/** FNC1 as scanners send it (GS1 General Specifications 7.8). */
const SEPARATOR = '\u001d';
const SYMBOLOGY = /^\](?:d2|C1|Q3|e0|J1)/;
/** By its first two digits: how many digits an identifier has. */
export const digitsOf = (two: string): number | null => {
  if (/^(?:0[0-4]|1[0-35-7]|2[0-2]|30|37|9\d)$/.test(two)) return 2;
  if (/^(?:2[3-5]|4[0-2]|71)$/.test(two)) return 3;
  return /^(?:3[1-69]|43|70|72|8[0-2])$/.test(two) ? 4 : null;
};

/** Values of a length that is fixed by their first two digits, and so end without a separator (7.8.5). */
export function fixedLength(identifier: string): number | null {
  const two = identifier.slice(0, 2);
  if (two === '00') return 18;
  if (/^0[1-3]$/.test(two)) return 14;
  if (two === '04') return 16;
  if (two === '20') return 2;
  if (two === '41') return 13;
  if (/^1[1-35-7]$/.test(two) || /^3[1-6]$/.test(two)) return 6;
  return null;
}

type Element = { readonly identifier: string; readonly value: string; readonly place: number };

/** Reads `(01)…(17)220131(10)B1`, or the same as a scanner sends it; places are counted from 0. */
export function readGs1(text: string, today: string): Gs1Label | Gs1Fault {
  const elements = text.startsWith('(') ? bracketed(text) : scanned(text);
  if (!Array.isArray(elements)) return elements;
  let label: Gs1Label = {};
  for (const element of elements) {
    const read = meaning(element, today);
    if ('fault' in read) return read;
    label = { ...label, ...read };
  }
  return label;
}

/** What in it could be anybody's words or numbers: all but products and dates. */
export function wordsOfGs1(text: string): string {
  const elements = text.startsWith('(') ? bracketed(text) : scanned(text);
  if (!Array.isArray(elements)) return text;
  return elements
    .filter(({ identifier }) => !/^(?:0[1-3]|1[1-35-7])$/.test(identifier))
    .map(({ value }) => value)
    .join(' ');
}

function bracketed(text: string): Element[] | Gs1Fault {
  const elements: Element[] = [];
  let place = 0;
  while (place < text.length) {
    const [whole, identifier = '', value = ''] = /^\((\d{2,4})\)([^(]+)/.exec(text.slice(place)) ?? [];
    if (whole === undefined || digitsOf(identifier.slice(0, 2)) !== identifier.length)
      return { fault: 'unknown-identifier', place };
    elements.push({ identifier, value, place: place + identifier.length + 2 });
    place += whole.length;
  }
  return elements;
}

function scanned(text: string): Element[] | Gs1Fault {
  const elements: Element[] = [];
  let place = SYMBOLOGY.exec(text)?.[0].length ?? 0;
  while (place < text.length) {
    if (text[place] === SEPARATOR) {
      place += 1;
      continue;
    }
    const digits = digitsOf(text.slice(place, place + 2));
    const identifier = text.slice(place, place + (digits ?? 0));
    if (digits === null || !/^\d+$/.test(identifier) || identifier.length !== digits)
      return { fault: 'unknown-identifier', place };
    const start = place + digits;
    const separator = text.indexOf(SEPARATOR, start);
    const end = separator === -1 ? text.length : separator;
    const length = fixedLength(identifier);
    if (length !== null && end - start < length) return { fault: 'too-short', place: start };
    const value = text.slice(start, length === null ? end : start + length);
    elements.push({ identifier, value, place: start });
    place = start + value.length;
  }
  return elements;
}

/** The 82 signs that batch and serial may hold (GS1 General Specifications, 7.11). */
const SIGNS = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

function meaning({ identifier, value, place }: Element, today: string): Gs1Label | Gs1Fault {
  const length = fixedLength(identifier);
  if (length !== null && value.length !== length) return { fault: 'too-short', place };
  if (length === null && !/^[!-z]{1,90}$/.test(value)) return { fault: 'characters', place };
  if (identifier === '01' || identifier === '02') {
    if (!/^\d{14}$/.test(value)) return { fault: 'characters', place };
    return checkDigitHolds(value) ? { gtin: value } : { fault: 'check-digit', place: place + 13 };
  }
  if (identifier === '10' || identifier === '21') {
    if (!SIGNS.test(value)) return { fault: 'characters', place };
    return identifier === '10' ? { batch: value } : { serial: value };
  }
  if (identifier !== '17') return {};
  const expiresOn = dateOf(value, today);
  return expiresOn === null ? { fault: 'date', place } : { expiresOn };
}

/** From the right, each digit three times and once in turn (7.9). */
export function checkDigitHolds(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** YYMMDD; day 00 is the month's last; the century is the one that is nearer (7.12). */
function dateOf(value: string, today: string): string | null {
  const [, year, month = '', day] = /^(\d\d)(\d\d)(\d\d)$/.exec(value) ?? [];
  if (year === undefined) return null;
  const now = Number.parseInt(today, 10);
  const ahead = Number(year) - (now % 100);
  const century = Math.floor(now / 100) + (ahead >= 51 ? -1 : ahead <= -50 ? 1 : 0);
  const whole = `${century}${year}`;
  if (day === '00') return lastDay(whole, month);
  const last = lastDay(whole, month);
  const exact = `${whole}-${month}-${day}`;
  return last !== null && exact <= last && day !== undefined ? exact : null;
}
