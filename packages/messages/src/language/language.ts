export type Language = 'zh' | 'en';

/** The same words in both languages. */
export type Both = { readonly zh: string; readonly en: string };

export const both = (zh: string, en: string): Both => ({ zh, en });

/**
 * The reader's language by `Accept-Language` (RFC 9110, 12.5.4): the one of ours with the greatest weight, the first
 * of equals, and Chinese where neither is asked for.
 */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'zh', weight: 0 };
  for (const part of (acceptLanguage ?? '').slice(0, 1_000).split(',')) {
    const match = /^\s*(zh|en)\b[^;]*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(part);
    if (!match) continue;
    const weight = match[2] === undefined ? 1 : Number(match[2]);
    if (weight > best.weight) best = { language: match[1]?.toLowerCase() === 'en' ? 'en' : 'zh', weight };
  }
  return best.language;
}
