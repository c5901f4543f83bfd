/** To prove again who one is, and back to this page. */
export const againFor = (lang: string, path: string): string =>
  `/${lang}/sign-in?next=${encodeURIComponent(path)}&again=1`;
