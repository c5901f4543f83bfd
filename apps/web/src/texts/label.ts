import { type LabelList, labels, type ReaderLanguage } from '@tongzhou/messages';
import { type Both, say } from './words.ts';

/** The word for a value of one of the domain's lists, such as `label('setting', 'isolation', 'zh')`. */
export function label(list: LabelList, value: string | null | undefined, language: ReaderLanguage): string {
  if (value === null || value === undefined) return '';
  const words = labels[list] as Readonly<Record<string, Both>>;
  // A value may come from an address: `constructor` is no word of ours.
  const word = Object.hasOwn(words, value) ? words[value] : undefined;
  return word ? say(word, language) : value;
}
