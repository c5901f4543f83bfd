import { type LabelList, labels } from '@tongzhou/messages';
import type { Language } from '#server/language.ts';

/** The word for a value of one of the domain's lists, such as `label('setting', 'isolation', 'zh')`. */
export function label(list: LabelList, value: string | null | undefined, language: Language): string {
  if (value === null || value === undefined) return '';
  const words = labels[list] as Readonly<Record<string, Readonly<Record<Language, string>>>>;
  return words[value]?.[language] ?? value;
}
