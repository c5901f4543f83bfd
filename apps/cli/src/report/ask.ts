import { MINUTE_MS } from '@tongzhou/domain';

const TIMEOUT_MS = MINUTE_MS;

/** Asks a site's API; what it refuses becomes an Error in its own words. */
export async function askSite<Answer>(site: URL, path: string): Promise<Answer> {
  const url = new URL(`api/v1${path}`, site);
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: Error) => {
    throw new Error(`${url}: cannot be fetched (${(error.cause as Error)?.message ?? error.message})`);
  });
  const answer = (await response.json().catch(() => null)) as
    | (Answer & { title?: string; detail?: string })
    | null;
  if (!response.ok || answer === null)
    throw new Error([response.status, answer?.title, answer?.detail].filter(Boolean).join(' '));
  return answer;
}

/** The incident that is meant; without a word about it, the only one there is. */
export async function incidentMeant(site: URL, asked: string | undefined): Promise<string> {
  if (asked !== undefined) return asked;
  const { data } = await askSite<{ data: { id: string }[] }>(site, '/incidents');
  const [only, ...others] = data;
  if (!only || others.length > 0)
    throw new Error(`say which --incident: ${data.map(({ id }) => id).join(', ') || 'there is none'}`);
  return only.id;
}
