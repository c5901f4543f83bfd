import type { ReaderLanguage } from '@tongzhou/messages';
import { formTexts } from '#form/texts.ts';
import { quantityTexts } from '#format/texts.ts';
import { navTexts, siteTexts } from '#texts/site.ts';
import { type Said, said, type Words } from '#texts/words.ts';
import * as concepts from '../concepts.ts';

type WithTexts = Extract<(typeof concepts)[keyof typeof concepts], { readonly texts: object }>['texts'];
type All<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;

const base = { site: siteTexts, nav: navTexts, quantity: quantityTexts, form: formTexts };

/** Everything the pages say, by the folder that says it, in every language. */
export const all: Readonly<Record<string, Words>> = Object.assign(
  {},
  base,
  ...Object.values(concepts).map((concept) => ('texts' in concept ? concept.texts : {})),
);

export type Texts = Said<typeof base & All<WithTexts>>;

export const texts = (language: ReaderLanguage): Texts => said(all, language) as Texts;
