import type { Bilingual } from '@tongzhou/domain';
import { isTakenUp, type Overlay } from './overlay.ts';

export { both } from '@tongzhou/domain';

/** The two languages in which everything is written. */
export type Language = 'zh' | 'en';

/** What somebody reads: one of the two, or one laid over them. No pair can be indexed by it; `say` picks. */
export type ReaderLanguage = Language | Overlay;

/** The same words in both languages. */
export type Both = Bilingual;

/**
 * The reader's language by `Accept-Language` (RFC 9110, 12.5.4): the one of ours with the greatest weight, the first
 * of equals, and where none of ours is asked for the one that stands first: Chinese, or the country's.
 */
export const languageOf = (acceptLanguage: string | null | undefined, first: Language = 'zh'): Language =>
  heaviest(acceptLanguage, first, (tag) => (tag === 'zh' || tag === 'en' ? tag : null));

/** The same, among the languages that were laid over ours, too. */
export const readerLanguageOf = (
  acceptLanguage: string | null | undefined,
  first: Language = 'zh',
): ReaderLanguage =>
  heaviest(acceptLanguage, first, (tag) => (tag === 'zh' || tag === 'en' || isTakenUp(tag) ? tag : null));

function heaviest<Known extends ReaderLanguage>(
  header: string | null | undefined,
  first: Language,
  known: (tag: string) => Known | null,
): Known | Language {
  let best: { language: Known | Language; weight: number } = { language: first, weight: 0 };
  for (const part of (header ?? '').slice(0, 1_000).split(',')) {
    const match = /^\s*([a-z]{2,8})\b[^;]*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(part);
    const language = match ? known((match[1] as string).toLowerCase()) : null;
    const weight = match?.[2] === undefined ? 1 : Number(match[2]);
    if (language !== null && weight > best.weight) best = { language, weight };
  }
  return best.language;
}
