import { z } from 'zod';

/**
 * Administrative areas by GB/T 2260 six-digit code: province `42 00 00`, prefecture `42 01 00`, county `42 01 02`.
 * `000000` is the whole country. Other countries' packs may use any code with the same nesting by pairs of digits.
 */
export const areaCodeSchema = z.string().regex(/^\d{6}$/);
export const WHOLE_COUNTRY = '000000';

/** Does `outer` contain `inner` (or equal it)? A trailing `00` pair widens the area by one level. */
export function areaContains(outer: string, inner: string): boolean {
  return inner.startsWith(significantDigits(outer));
}

function significantDigits(code: string): string {
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
});
export type Area = z.infer<typeof areaSchema>;
