const COOKIE = 'tongzhou-session';

/** The session's secret that a browser sends, if it has the form of one. */
export function sessionIn(headers: Headers): string | null {
  const pair = (headers.get('cookie') ?? '').split(/;\s*/).find((each) => each.startsWith(`${COOKIE}=`));
  const secret = pair?.slice(COOKIE.length + 1);
  return secret && /^[A-Za-z0-9_-]{20,100}$/.test(secret) ? secret : null;
}

/** Out of reach of scripts, and not sent along with what other sites post. An age of 0 takes it away. */
export function sessionCookie(secret: string, ageSeconds: number, headers: Headers): string {
  const secure = cameByTls(headers) ? '; Secure' : '';
  return `${COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${ageSeconds}${secure}`;
}

/** Secure wherever the visitor came by https; plain only for a server on the visitor's own machine. */
const cameByTls = (headers: Headers): boolean =>
  headers.get('x-forwarded-proto') === 'https' ||
  (process.env.TONGZHOU_PUBLIC_URL ?? '').startsWith('https:');
