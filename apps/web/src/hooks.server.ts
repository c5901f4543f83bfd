import { error } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { beIn } from '#place/place.ts';
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

/**
 * Which of a page's forms is sent stands in the address (`?/name`). No page has one under a name that all objects have, and
 * SvelteKit breaks over its own word for the only one.
 */
const isNoAction = ({ searchParams }: URL): boolean =>
  [...searchParams.keys()].some(
    (each) => each.startsWith('/') && (each === '/default' || each.slice(1) in Object.prototype),
  );

/** Whoever reads this request's form gets texts that can be recorded: PostgreSQL takes no NUL. */
function readWritable(request: Request): void {
  const read = request.formData.bind(request);
  const formData = async (): Promise<FormData> => {
    // What does not come as its own type says is no form.
    const form = await read().catch(() => error(400, { message: 'form' }));
    const isBad = [...form].some(([name, value]) =>
      `${name}${typeof value === 'string' ? value : value.name}`.includes('\0'),
    );
    if (!isBad) return form;
    const writable = new FormData();
    // A file under such a name is none that a browser sends.
    for (const [name, value] of form)
      if (typeof value === 'string') writable.append(mended(name), mended(value));
    return writable;
  };
  Object.defineProperty(request, 'formData', { value: formData });
}
const mended = (text: string): string => text.replaceAll('\0', '\ufffd');

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  // The camera scans codes on cartons and papers; of what a browser can hand out the site wants nothing else.
  'permissions-policy':
    'camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), accelerometer=(), bluetooth=(), browsing-topics=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export const handle: Handle = async ({ event, resolve }) => {
  const tongzhou = event.platform?.req.tongzhou;
  if (!tongzhou) throw new Error('the pages run inside the Tongzhou server: start it with npm start');
  const { identity } = tongzhou;
  beIn(tongzhou.application.country);
  const { request, url, locals } = event;
  locals.tongzhou = tongzhou;
  locals.visitor = await identity.actorOf(request.headers);
  // Pages are for people: a program reads and writes by the API, which asks its token for each thing.
  if (locals.visitor?.token) {
    if (event.platform) event.platform.req.seen = { seat: locals.visitor.seat, refused: 403 };
    return new Response(
      '页面须由本人登录后使用；程序请用 /api/v1。Pages are for people who sign in; programs use /api/v1.\n',
      { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } },
    );
  }
  const chosen = chosenIn(request, url, tongzhou);
  locals.chosen = chosen.id;
  // For the line that is written where somebody is refused; who is only shown the way in was refused as well.
  const seen: SeenAtDoor = { seat: locals.visitor?.seat };
  if (event.platform) event.platform.req.seen = seen;
  const lang = languageOr(event.params.lang);
  // No address of ours has a NUL in it, and PostgreSQL takes none.
  if (/%00/.test(url.href)) return new Response('没有这个地址。There is no such address.\n', { status: 404 });
  if (request.method === 'POST') {
    if (isNoAction(url)) return new Response('没有这个表单。There is no such form.\n', { status: 404 });
    readWritable(request);
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
      const location = `/${lang}/confirm-email?next=${encodeURIComponent(url.pathname)}`;
      return new Response(null, { status: 303, headers: { location } });
    }
  }
  if (isWork(url.pathname) && !locals.visitor) {
    seen.refused = 401;
    // Answered, not thrown: for an address that cannot be decoded SvelteKit asks this hook where nobody would catch it.
    const location = `/${lang}/sign-in?next=${encodeURIComponent(url.pathname)}`;
    return new Response(null, { status: 303, headers: { location } });
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
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8');
  const { stayWithTls } = tongzhou.application;
  if (stayWithTls !== null) response.headers.set('strict-transport-security', stayWithTls);
  if (locals.clear !== undefined) response.headers.set('clear-site-data', locals.clear);
  // What somebody sees who is signed in is for that browser alone: every page says who that is.
  if (locals.visitor || isWork(url.pathname)) response.headers.set('cache-control', 'no-store');
  for (const cookie of [...cookies, ...(locals.setCookies ?? [])])
    response.headers.append('set-cookie', cookie);
  return response;
};

/**
 * What broke a page: said once to the operator, not at every request; and where it is the machine's fault, the server answers
 * with its name in the place of this page.
 */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const req = event.platform?.req;
  if (!req?.tongzhou || kind !== 'unknown') return;
  const fault = req.tongzhou.application.faults.note(error, `page ${event.route.id}`);
  if (fault !== null) req.seen = { ...(req.seen ?? { seat: undefined }), fault };
};
