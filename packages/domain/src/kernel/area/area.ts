import { z } from 'zod';
import { writtenAs } from '../form/forms.ts';

/**
 * Administrative areas by GB/T 2260 six-digit code: province `42 00 00`, prefecture `42 01 00`, county `42 01 02`.
 * `000000` is the whole country. Other countries' packs may use any code with the same nesting by pairs of digits.
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

/** A code without the pairs that say nothing: an area contains those whose codes begin with it. */
export function areaStem(code: string): string {
  let digits = code;
  while (digits.endsWith('00')) digits = digits.slice(0, -2);
  return digits;
}

/** The prefecture that a county lies in; directly administered counties (429004 …) are their own. */
export function prefectureOf(code: string): string {
  return code.slice(2, 4) === '90' ? code : `${code.slice(0, 4)}00`;
}

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
