import { redirect } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { chosenIn } from '#server/chosen.ts';
import { type KeptAnswer, keepForm } from '#server/keep-form.ts';
import type { SeenAtDoor } from '#server/tongzhou.ts';
import { directionOf, isLanguage, languageOr, tagOf } from '#texts/language.ts';

const isWork = (path: string): boolean => {
  const [, language, room] = path.split('/');
  return isLanguage(language) && room === 'work';
};

/** Where a newcomer whose e-mail is not confirmed may send a form: to confirm it, and to leave. */
const BEFORE_CONFIRMING = new Set(['confirm-email', 'sign-in', 'sign-out', 'reset']);

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self)',
  'cross-origin-opener-policy': 'same-origin',
};

export const handle: Handle = async ({ event, resolve }) => {
  const tongzhou = event.platform?.req.tongzhou;
  if (!tongzhou) throw new Error('the pages run inside the Tongzhou server: start it with npm start');
  const { identity } = tongzhou;
  const { request, url, locals } = event;
  locals.tongzhou = tongzhou;
  locals.visitor = await identity.actorOf(request.headers);
  const chosen = chosenIn(request, url, tongzhou.application.state);
  locals.chosen = chosen.id;
  // For the line that is written where somebody is refused; who is only shown the way in was refused as well.
  const seen: SeenAtDoor = { seat: locals.visitor?.seat };
  if (event.platform) event.platform.req.seen = seen;
  const lang = languageOr(event.params.lang);
  if (request.method === 'POST') {
    const kept: KeptAnswer = await keepForm(
      tongzhou,
      locals.visitor,
      request,
      url,
      lang,
      isWork(url.pathname),
    );
    if (kept) seen.refused = 401;
    if (kept) return new Response(null, { status: 303, headers: kept });
  }
  if (request.method === 'POST' && locals.visitor && identity.mustConfirm(locals.visitor)) {
    const [, , room] = url.pathname.split('/');
    if (room === undefined || !BEFORE_CONFIRMING.has(room)) {
      seen.refused = 403;
      redirect(303, `/${lang}/confirm-email?next=${encodeURIComponent(url.pathname)}`);
    }
  }
  if (isWork(url.pathname) && !locals.visitor) {
    seen.refused = 401;
    redirect(303, `/${lang}/sign-in?next=${encodeURIComponent(url.pathname)}`);
  }
  const cookies: string[] = [];
  if (chosen.setCookie !== undefined && isWork(url.pathname)) cookies.push(chosen.setCookie);
  if (request.method === 'GET' && locals.visitor) {
    const back = await identity.keptForms.take(request.headers, url.pathname, locals.visitor.seat);
    if (back) {
      locals.kept = back.form.fields;
      cookies.push(back.setCookie);
    }
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%tongzhou.lang%', tagOf(lang)).replace('%tongzhou.dir%', directionOf(lang)),
  });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  // What somebody's workspace shows is for that browser alone.
  if (isWork(url.pathname)) response.headers.set('cache-control', 'no-store');
  for (const cookie of [...cookies, ...(locals.setCookies ?? [])])
    response.headers.append('set-cookie', cookie);
  return response;
};
