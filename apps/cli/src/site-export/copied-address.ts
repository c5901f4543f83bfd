import { createHash } from 'node:crypto';

/** Pages in a copy of a site, by their path below the language: what is the same for everybody who reads. */
const PAGE =
  /^\/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?:\/(?:incidents\/[^/?]+(?:\/[^?]*)?|plans(?:\/[^/?]+)?|gift|gifts\/[^/?]+|help|verify))?$/;
/** Of these it has one copy for each value that a link names: further pages of a list, and one choice out of few. */
const FOLLOWED: ReadonlySet<string> = new Set([
  ...[
    'after',
    'all',
    'at',
    'before',
    'decision',
    'from',
    'item',
    'list',
    'lots',
    'old',
    'organisation',
    'state',
    'topic',
  ],
  'version',
]);
/** A page of signed-in people, which leads a stranger to the way in. */
const APART = /\/(?:what-if|statement)$|\.[a-z]+$/;

/** The address under which a page of the site is in the copy; null: it is not. The query of one that is has one name at most. */
export function copiedAddress(url: URL): string | null {
  if (!PAGE.test(url.pathname) || APART.test(url.pathname) || !fileSafe(url.pathname)) return null;
  const query = [...url.searchParams].filter(([, value]) => value !== '');
  if (query.length === 0) return url.pathname;
  const [[name, value] = ['', '']] = query;
  if (query.length > 1 || !FOLLOWED.has(name)) return null;
  return `${url.pathname}?${new URLSearchParams([[name, value]])}`;
}

/** The file of an address in the copy, its parts parted by `/`. */
export function fileOf(address: string): string {
  const [path = '', query] = address.split('?', 2);
  const parts = decodeURIComponent(path).split('/').filter(Boolean);
  if (query) {
    const [[name, value] = ['', '']] = [...new URLSearchParams(query)];
    // What is no name of a file is known by its hash.
    const said = /^[\w.-]{1,60}$/.test(value)
      ? value
      : createHash('sha256').update(value).digest('hex').slice(0, 16);
    parts.push('_', `${name}-${said}`);
  }
  return [...parts, 'index.html'].join('/');
}

/** Whether every part of a path can be the name of a file, here and at whatever host serves it. */
function fileSafe(path: string): boolean {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  return (
    decoded
      .split('/')
      .slice(1)
      .every(
        (part) =>
          part !== '' &&
          part !== '.' &&
          part !== '..' &&
          part !== '_' &&
          !/[\0\\]/.test(part) &&
          part.length <= 200,
      ) && decoded.split('/').length === path.split('/').length
  );
}
