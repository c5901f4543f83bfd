export type PersonalDatum = { readonly kind: string; readonly start: number; readonly end: number };
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['mobile', /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)/g],
  ['landline', /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g],
];
export function findPersonalData(text: string): PersonalDatum[] {
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((m) => ({ kind, start: m.index, end: m.index + m[0].length })),
  );
}
