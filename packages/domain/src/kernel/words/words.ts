import { z } from 'zod';

/** Words in the two languages that everyone here reads: half a pair does not compile. */
export const bilingualSchema = z.strictObject({
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(200),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words for each value of a list: a value without its words does not compile. */
export type Words<Values extends string> = { readonly [Value in Values]: Bilingual };
