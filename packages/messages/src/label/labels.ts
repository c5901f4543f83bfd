import {
  type Bilingual,
  domainThings,
  domainWords,
  type Thing,
  type ThingWords,
  type Words,
  wordIn,
} from '@tongzhou/domain';
import { doorThings } from './door-things.ts';

/** What a refusal may be about; a thing without its words does not compile. */
export const things: { readonly [T in Thing]: ThingWords } = { ...domainThings, ...doorThings };

const thing = Object.fromEntries(
  Object.entries(things).map(([kind, { name }]) => [kind, name]),
) as Words<Thing>;

/** The words for the values of the domain's lists: `labels.setting.isolation.zh`. */
export const labels = { ...domainWords, thing } as const;

export type LabelList = keyof typeof labels;

/** The words for a value that came from outside, and the value itself where the list does not hold it. */
export const wordsFor = (list: LabelList, value: string): Bilingual => wordIn(labels[list], value);
