import { fail, redirect } from '@sveltejs/kit';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { againFor, typed, visitorOf } from './sent.ts';

export type ProfileAnswer = {
  readonly at: 'password' | 'codes' | 'passkeys' | 'sessions';
  readonly done?: boolean;
  readonly fault?: 'short' | 'long' | 'easy';
  readonly reason?: string;
  readonly begun?: {
    readonly secret: string;
    readonly qr: { readonly size: number; readonly path: string };
    readonly backupCodes: readonly string[];
  };
  readonly codes?: readonly string[];
};

export const load = async ({
  locals,
  params,
  request,
  url,
  setHeaders,
}: SiteAsked & { request: Request }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const { identity } = locals.tongzhou;
  const ways = await identity.waysIn(visitor);
  return {
    name: visitor.name,
    seat: visitor.seat,
    isFresh: identity.isFresh(visitor),
    ...ways,
    passkeys: await identity.factors.passkeys(request.headers),
    sessions: await identity.sessions(visitor),
    isNew: url.searchParams.has('new'),
  };
};

export const actions = {
  password: async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const form = await sent.request.formData();
    const done = await sent.locals.tongzhou.identity.changePassword(visitor, {
      before: typed(form, 'before'),
      after: typed(form, 'after', 1_000),
      address: sent.getClientAddress(),
    });
    if (done.ok) return { at: 'password', done: true } satisfies ProfileAnswer;
    if (done.reason === 'step-up-needed') proveAgain(sent);
    if (done.reason === 'password')
      return fail(422, { at: 'password', fault: done.fault } satisfies ProfileAnswer);
    return fail(422, { at: 'password', reason: done.reason } satisfies ProfileAnswer);
  },
  'codes-begin': async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const password = typed(await sent.request.formData(), 'password');
    const { factors } = sent.locals.tongzhou.identity;
    const done = await factors.beginTotp(visitor, sent.request.headers, password);
    if (!done.ok) return notDone(sent, done.reason);
    const { secret, qr, backupCodes } = done.begun;
    return { at: 'codes', begun: { secret, qr, backupCodes } } satisfies ProfileAnswer;
  },
  'codes-confirm': async (sent: SiteSent) => {
    visitorOf(sent);
    const code = typed(await sent.request.formData(), 'code', 20);
    const done = await sent.locals.tongzhou.identity.factors.confirmTotp(sent.request.headers, code);
    if (!done.ok) return fail(422, { at: 'codes', reason: 'code-wrong' } satisfies ProfileAnswer);
    sent.locals.setCookies = done.setCookie;
    return redirect(303, `/${sent.params.lang}/work/account#codes`);
  },
  'codes-end': async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const password = typed(await sent.request.formData(), 'password');
    const done = await sent.locals.tongzhou.identity.factors.endTotp(visitor, sent.request.headers, password);
    if (!done.ok) return notDone(sent, done.reason);
    sent.locals.setCookies = done.setCookie;
    return redirect(303, `/${sent.params.lang}/work/account#codes`);
  },
  'codes-new': async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const password = typed(await sent.request.formData(), 'password');
    const { factors } = sent.locals.tongzhou.identity;
    const done = await factors.newBackupCodes(visitor, sent.request.headers, password);
    if (!done.ok) return notDone(sent, done.reason);
    return { at: 'codes', codes: done.codes } satisfies ProfileAnswer;
  },
  'passkey-remove': async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const id = typed(await sent.request.formData(), 'id');
    const done = await sent.locals.tongzhou.identity.factors.removePasskey(visitor, sent.request.headers, id);
    if (done.ok) return { at: 'passkeys', done: true } satisfies ProfileAnswer;
    if (done.reason === 'step-up-needed') proveAgain(sent);
    return fail(422, { at: 'passkeys', reason: done.reason } satisfies ProfileAnswer);
  },
  'session-end': async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    await sent.locals.tongzhou.identity.endSession(visitor, typed(await sent.request.formData(), 'id'));
    return redirect(303, `/${sent.params.lang}/work/account#sessions`);
  },
  everywhere: async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const { identity } = sent.locals.tongzhou;
    const { setCookie, clear } = await identity.signOutEverywhere(visitor, sent.request.headers);
    Object.assign(sent.locals, { setCookies: setCookie, clear });
    return redirect(303, `/${sent.params.lang}/sign-in`);
  },
};

function notDone(sent: SiteSent, reason: string) {
  if (reason === 'step-up-needed') proveAgain(sent);
  return fail(422, { at: 'codes', reason } satisfies ProfileAnswer);
}

function proveAgain({ params }: SiteSent): never {
  redirect(303, againFor(params.lang, `/${params.lang}/work/account`));
}
