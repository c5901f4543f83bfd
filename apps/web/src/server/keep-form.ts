import type { Tongzhou, Visitor } from './tongzhou.ts';

/** Where to go, with the cookie that opens what was kept; null: the form goes its way. */
export type KeptAnswer = [string, string][] | null;

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * A form that comes too late, because its session has ended, or because what it asks takes a fresh proof: what was typed is
 * kept, sealed, and stands in the form again after signing in. Files are not kept; they are chosen again.
 */
export async function keepForm(
  { identity }: Tongzhou,
  visitor: Visitor | null,
  request: Request,
  url: URL,
  lang: string,
  isWork: boolean,
): Promise<KeptAnswer> {
  const hasEnded = visitor === null && isWork;
  const isStale = visitor !== null && !identity.isFresh(visitor);
  if (!(hasEnded || isStale) || !FORM.test(request.headers.get('content-type') ?? '')) return null;
  const seat = hasEnded ? await identity.seatOfEnded(request.headers) : (visitor?.seat ?? null);
  // Of a stranger nothing is kept: there is no session that could have ended.
  if (seat === null) return null;
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (form === null) return null;
  if (isStale && identity.whyNotHandedIn(visitor, String(form.get('command') ?? '')) === null) return null;
  const fields = [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const cookie = await identity.keptForms.keep({ path: url.pathname, fields }, seat, request.headers);
  const why = isStale ? 'again' : cookie ? 'kept' : '';
  const location = `/${lang}/sign-in?next=${encodeURIComponent(url.pathname)}${why && `&${why}=1`}`;
  return [['location', location], ...(cookie ? [['set-cookie', cookie] as [string, string]] : [])];
}
