/** Only addresses of this site's workspaces and of pages with forms: a link to sign in must not lead elsewhere afterwards. */
export const safeNext = (next: string | null, lang: string): string =>
  next !== null && /^\/(zh|en)\/(?:work|incidents|plans|join|confirm-email)(\/[\w./-]*)?$/.test(next)
    ? next
    : `/${lang}/work`;
