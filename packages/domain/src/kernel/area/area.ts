import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';

/**
 * Administrative areas by six-digit code: in China GB/T 2260, province `42 00 00`, prefecture `42 01 00`, county `42 01 02`.
 * `000000` is the whole country. Other countries' packs may use any code with the same nesting by pairs of digits, outside
 * the first pairs that GB/T 2260 has given away: county `92 00 00`, district `92 01 00`, parish `92 01 01`.
 */
export const areaCodeSchema = writtenAs('area-code', /^\d{6}$/);
export const WHOLE_COUNTRY = '000000';

/** Does `outer` contain `inner` (or equal it)? A trailing `00` pair widens the area by one level. */
export function areaContains(outer: string, inner: string): boolean {
  return inner.startsWith(areaStem(outer));
}

/** The stems of all areas that contain this one, the widest first. */
export function* stemsAround(area: string): Generator<string> {
  for (let length = 0; length <= area.length; length += 2) yield area.slice(0, length);
}

/** The province that an area lies in, or is; the whole country lies in none but itself. */
export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

/** A code without the pairs that say nothing: an area contains those whose codes begin with it. */
export function areaStem(code: string): string {
  let digits = code;
  while (digits.endsWith('00')) digits = digits.slice(0, -2);
  return digits;
}

/** Cities that are provinces: Beijing, Tianjin, Shanghai, Chongqing. Nothing lies between them and their districts. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** The prefecture that a county lies in; what lies directly under its province (429004, 310115 …) is its own. */
export function prefectureOf(code: string): string {
  return isDirect(code) ? code : `${code.slice(0, 4)}00`;
}

const isDirect = (code: string): boolean =>
  code.slice(2, 4) === '90' || (MUNICIPALITIES.has(code.slice(0, 2)) && !code.endsWith('00'));

export const areaSchema = z.strictObject({
  code: areaCodeSchema,
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  parent: areaCodeSchema.nullable(),
  /** Approximate centre, [longitude, latitude] in degrees, WGS 84 (RFC 7946 order). */
  centre: z.tuple([z.number(), z.number()]).optional(),
  /** Under which it went before, as old lists and old people still write: 襄樊市 for 襄阳市. */
  formerNames: z.array(z.string().min(2)).min(1).optional(),
});
export type Area = z.infer<typeof areaSchema>;

/** A list of areas as rows of code, Chinese and English name; what an area lies in follows from its code. */
export const areaRowsSchema = z
  .object({ areas: z.array(z.tuple([areaCodeSchema, z.string().min(1), z.string().min(1)])) })
  .transform(({ areas }): Area[] =>
    areas.map(([code, zh, en]) => ({ code, name: { zh, en }, parent: parentOf(code) })),
  );

/** A file of `data/areas`: rows of the least that is known, or areas with all of it. */
export const areaListSchema = z.union([
  z.object({ areas: z.array(areaSchema) }).transform(({ areas }) => areas),
  areaRowsSchema,
]);

/** What an area lies in; null: it is a province, as far as lists go. */
function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') || isDirect(code) ? `${code.slice(0, 2)}0000` : prefectureOf(code);
}
