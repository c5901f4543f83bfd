/**
 * What the public pages and views read of a query. What else stands in an address (a campaign's mark, a guess) changes nothing of an
 * answer, and is left out before it is made.
 */
export const QUERY_NAMES: ReadonlySet<string> = new Set(
  [
    ...[
      'after',
      'all',
      'area',
      'at',
      'before',
      'city',
      'decision',
      'facility',
      'from',
      'item',
      'list',
      'lots',
    ],
    ...['old', 'organisation', 'proposal', 'releaser', 'state', 'topic', 'version', 'q'],
    // The questions about goods are asked by an address (`views/goods-check`).
    ...['what', 'standard', 'reference', 'paper', 'count', 'holds', 'expiresOn'],
  ].sort(),
);

/** What one person asks for: a receipt's code, the incident in which somebody works. Answered to that person, and not remembered. */
const OF_ONE_PERSON: readonly string[] = ['code', 'incident'];

/** Longer than any address that a page of ours leads to: not remembered. */
const LENGTH_MAX = 600;

const PAGE =
  /^\/[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:\/(?:incidents\/[^/]+(?:\/.*)?|plans(?:\/[^/]+)?|gift|gifts\/[^/]+|help|verify))?$/;
/** Public views, which are the same for everybody; streams, files and sheets are not among them. */
const VIEW =
  /^\/api\/v1\/(?:items|areas|organisations|plans|plan-library|incidents(?:\/[^/]+\/[a-z-]+)?|ledger\/trial-balance)$/;
const APART = /\/stream$|\.[a-z]+$/;

export type PublicAddress = {
  readonly kind: 'page' | 'view';
  /** The path, and of the query what is known, in its order. */
  readonly path: string;
  /** Whether what it shows is also of the log that is signed, which follows the record. */
  readonly isOfLog: boolean;
};

/** What an address asks for where it is answered alike for everybody who is not signed in; null: it is not. */
export function publicAddress(url: string): PublicAddress | null {
  if (url.length > LENGTH_MAX) return null;
  const [path = '', query] = url.split('?', 2);
  const kind = PAGE.test(path) ? 'page' : VIEW.test(path) ? 'view' : null;
  if (kind === null || APART.test(path) || /%00/.test(path)) return null;
  const asked = new URLSearchParams(query);
  if (OF_ONE_PERSON.some((name) => asked.has(name))) return null;
  const isOfLog = /^\/[^/]+\/(?:gifts|verify)(?:\/|$)/.test(path);
  // A view checks its own query and refuses what it does not know.
  if (kind === 'view') return { kind, path: url, isOfLog };
  return { kind, path: path + knownOf(asked), isOfLog };
}

function knownOf(asked: URLSearchParams): string {
  const said = [...asked].filter(([name]) => QUERY_NAMES.has(name));
  if (said.length === 0) return '';
  said.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `?${new URLSearchParams(said)}`;
}
