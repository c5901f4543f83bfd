import { z } from 'zod';

/** Words in the two languages that everyone here reads: half a pair does not compile. */
export const bilingualSchema = z.strictObject({
  zh: z.string().min(1).max(200),
  en: z.string().min(1).max(200),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** A name as somebody in a hurry gives it: in Chinese, and in English where there is one. */
export const nameSchema = z.strictObject({
  zh: bilingualSchema.shape.zh,
  en: bilingualSchema.shape.en.optional(),
});

/** A reader of English sees the Chinese name where there is no other: it is what stands on the door. */
export const inBoth = ({ zh, en = zh }: z.output<typeof nameSchema>): Bilingual => ({ zh, en });

/** Words for each value of a list: a value without its words does not compile. */
export type Words<Values extends string> = { readonly [Value in Values]: Bilingual };

/** The words for a value that came from outside, and the value itself where the list does not hold it. */
export const wordIn = (words: Readonly<Record<string, Bilingual>>, value: string): Bilingual =>
  Object.hasOwn(words, value) ? (words[value] as Bilingual) : { zh: value, en: value };
