export type Language = 'zh' | 'en';

/** Chinese unless the browser puts English before it (RFC 9110, 12.5.4; order taken as preference). */
export function languageOf(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((each) => each === 'zh' || each === 'en');
  return wanted === 'en' ? 'en' : 'zh';
}
