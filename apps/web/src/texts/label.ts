import * as messages from '@tongzhou/messages';
import type { Language } from '#server/language.ts';

type Labels = Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>>;

/** The word for a value of one of the domain's lists, such as `label('setting', 'isolation', 'zh')`. */
export function label(list: string, value: string | null | undefined, language: Language): string {
  if (value === null || value === undefined) return '';
  const lists = (messages as unknown as { labels?: Labels }).labels ?? {};
  return lists[list]?.[value]?.[language] ?? value;
}
