import { redirect } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { directionOf, isLanguage, languageOr, tagOf } from '#texts/language.ts';

const isWork = (path: string): boolean => {
  const [, language, room] = path.split('/');
  return isLanguage(language) && room === 'work';
};

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
};

export const handle: Handle = async ({ event, resolve }) => {
  const tongzhou = event.platform?.req.tongzhou;
  if (!tongzhou) throw new Error('the pages run inside the Tongzhou server: start it with npm start');
  event.locals.tongzhou = tongzhou;
  event.locals.visitor = await tongzhou.identity.actorOf(event.request.headers);
  const lang = languageOr(event.params.lang);
  if (isWork(event.url.pathname) && !event.locals.visitor) {
    redirect(303, `/${lang}/sign-in?next=${encodeURIComponent(event.url.pathname)}`);
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%tongzhou.lang%', tagOf(lang)).replace('%tongzhou.dir%', directionOf(lang)),
  });
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  for (const cookie of event.locals.setCookies ?? []) response.headers.append('set-cookie', cookie);
  return response;
};
