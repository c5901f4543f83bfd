import type { Item } from '@tongzhou/domain';

const STANDARD =
  /(?<![A-Za-z])(GB|YY|EN ISO|ISO|EN|FZ|JIS T|NFPA|UN|ASTM [A-Z])\s*(\/\s*[TZ])?\s*(\d{2,6}(?:\.\d{1,2})?)(?:\s*[-—–]\s*((?:19|20)\d\d))?(?!\d)|(42)\s*CFR\s*(?:Part\s*)?(84)/gi;

/** Standards named in a text, written one way: `GB19083-2010` → `GB 19083-2010`; `42CFR84` → `42 CFR 84`. */
export function standardsNamed(text: string): string[] {
  return [...text.matchAll(STANDARD)].map(([, body, kind, number, year, cfr]) =>
    cfr
      ? '42 CFR 84'
      : `${body?.toUpperCase()}${kind ? kind.replace(/\s/g, '').toUpperCase() : ''} ${number}${year ? `-${year}` : ''}`,
  );
}

/** The text without the standards it names: what is left may hold an amount. */
export const withoutStandards = (text: string): string => text.replace(STANDARD, ' ');

/** The family of an edition: `GB 19083-2010` → `GB 19083`. A part belongs to its family: `YY/T 0506.2` → `YY/T 0506`. */
export const familyOf = (standard: string): string =>
  standard.replace(/-(?:19|20)\d\d$/, '').replace(/\.\d+$/, '');

export function provesItem(standard: string, item: Item): boolean {
  return item.standards.some((own) => familyOf(own) === familyOf(standard));
}

/** Does the specification name the standard of another item and none of this one? (防护服 "GB19083-2010": a mask's.) */
export function isOfAnotherItem(specification: string, item: Item, items: readonly Item[]): boolean {
  const named = standardsNamed(specification);
  return (
    named.length > 0 &&
    !named.some((standard) => provesItem(standard, item)) &&
    named.some((standard) => items.some((other) => other.id !== item.id && provesItem(standard, other)))
  );
}
