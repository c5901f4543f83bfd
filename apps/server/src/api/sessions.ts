import { MANDATE_FUNCTIONS } from '@tongzhou/domain';
import { readerLanguageOf } from '@tongzhou/messages';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { addressOf } from '../http/door/address.ts';
import { fromOtherSite } from '../http/door/same-origin.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { SignedIn, Visitor } from '../identity/index.ts';
import { OWN_RIGHT, TOKEN_DAYS_MAX } from '../identity/index.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 10_000;
/** What an authenticator answers, with its certificates. */
const PASSKEY_BYTES_MAX = 50_000;

export const signInSchema = z.strictObject({ email: z.string().max(300), password: z.string().max(200) });
export const codeSchema = z.strictObject({ code: z.string().min(1).max(40) });
/** As the browser's `PublicKeyCredential.toJSON()` writes it (WebAuthn 3, 5.1.8 and 5.1.9). */
export const passkeyAnswerSchema = z.strictObject({ response: z.looseObject({ id: z.string().max(2_000) }) });
export const newPasskeySchema = z.strictObject({
  response: z.looseObject({ id: z.string().max(2_000) }),
  /** By which the person tells it from others. */
  name: z.string().max(100).default(''),
});
export const newcomerSchema = z.strictObject({
  email: z.email().max(300),
  /** Of the person, for the seat's own eyes only. */
  name: z.string().min(1).max(100),
  password: z.string().max(400),
});
export const tokenSchema = z.strictObject({
  /** What it is for. */
  label: z.string().min(1).max(100),
  days: z.int().min(1).max(TOKEN_DAYS_MAX).default(30),
  /** Those that it may act in, of those that the seat has; `own-right` for what takes none. */
  functions: z.array(z.enum([...MANDATE_FUNCTIONS, OWN_RIGHT])).min(1),
});

/** Signing in and out, who one is, and tokens for the programs that act in one's seat. */
export function sessionRoutes({ identity }: Services): Hono {
  const routes = new Hono();
  const entered = (context: Context, done: SignedIn) => {
    if (done.ok || done.reason === 'code-needed') setCookies(context, done.setCookie);
    if (done.ok) return context.json(publicPart(done.visitor));
    if (done.reason === 'code-needed') return doorProblem(context, 401, 'code-needed');
    if (done.reason === 'wrong') return doorProblem(context, 401, 'sign-in-failed');
    context.header('retry-after', String(done.waitSeconds));
    return doorProblem(context, 429, 'too-many-attempts');
  };
  routes.post('/sign-in', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, BYTES_MAX, signInSchema);
    if (!body.ok) return problem(context, body.refusals);
    return entered(context, await identity.signIn({ ...body.value, headers, address: addressOf(context) }));
  });
  routes.post('/sign-in/code', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, BYTES_MAX, codeSchema);
    if (!body.ok) return problem(context, body.refusals);
    const { code } = body.value;
    return entered(context, await identity.signInWithCode({ code, headers, address: addressOf(context) }));
  });
  routes.post('/passkeys/challenge', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const { options, setCookie } = await identity.passkeyChallenge(headers);
    setCookies(context, setCookie);
    context.header('cache-control', 'no-store');
    return context.json(options);
  });
  routes.post('/passkeys/sign-in', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, PASSKEY_BYTES_MAX, passkeyAnswerSchema);
    if (!body.ok) return problem(context, body.refusals);
    const { response } = body.value;
    return entered(
      context,
      await identity.signInWithPasskey({ response, headers, address: addressOf(context) }),
    );
  });
  routes.post('/passkeys/new', signedIn(identity), async (context) => {
    const asked = await identity.factors.newPasskey(context.get('actor'), context.req.raw.headers);
    if (!asked) return doorProblem(context, 401, 'step-up-needed');
    setCookies(context, asked.setCookie);
    context.header('cache-control', 'no-store');
    return context.json(asked.options);
  });
  routes.post('/passkeys', signedIn(identity), async (context) => {
    const body = await readBody(context, PASSKEY_BYTES_MAX, newPasskeySchema);
    if (!body.ok) return problem(context, body.refusals);
    const { response, name } = body.value;
    const { headers } = context.req.raw;
    const isKept = await identity.factors.addPasskey(context.get('actor'), headers, response, name);
    return isKept ? context.body(null, 204) : doorProblem(context, 401, 'step-up-needed');
  });
  routes.post('/newcomers', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, BYTES_MAX, newcomerSchema);
    if (!body.ok) return problem(context, body.refusals);
    const joined = await identity.join({
      ...body.value,
      headers,
      address: addressOf(context),
      language: letterLanguage(context),
    });
    if (joined.ok) {
      setCookies(context, joined.setCookie);
      return context.json(publicPart(joined.visitor), 201);
    }
    if (joined.reason === 'too-many') {
      context.header('retry-after', String(joined.waitSeconds));
      return doorProblem(context, 429, 'too-many-requests');
    }
    if (joined.reason === 'closed') return doorProblem(context, 403, 'joining-closed');
    return doorProblem(context, 422, 'password-unfit');
  });
  routes.post('/email/confirm', signedIn(identity, { unconfirmed: true }), async (context) => {
    const body = await readBody(context, BYTES_MAX, codeSchema);
    if (!body.ok) return problem(context, body.refusals);
    const isConfirmed = await identity.confirmEmail(context.get('actor'), body.value.code);
    return isConfirmed ? context.body(null, 204) : doorProblem(context, 422, 'email-code-wrong');
  });
  routes.post('/email/code', signedIn(identity, { unconfirmed: true }), async (context) => {
    const waitSeconds = await identity.resendEmailCode(context.get('actor'), letterLanguage(context));
    if (waitSeconds === 0) return context.body(null, 202);
    context.header('retry-after', String(waitSeconds));
    return doorProblem(context, 429, 'too-many-requests');
  });
  routes.post('/sign-out', signedIn(identity, { unconfirmed: true }), async (context) => {
    const { setCookie, clear } = await identity.signOut(context.req.raw.headers);
    setCookies(context, setCookie);
    context.header('clear-site-data', clear);
    return context.body(null, 204);
  });
  routes.get('/me', signedIn(identity, { tokens: 'any' }), (context) => {
    context.header('cache-control', 'no-store');
    return context.json(publicPart(context.get('actor')));
  });
  routes.get('/sessions', signedIn(identity), async (context) => {
    context.header('cache-control', 'no-store');
    return context.json({ sessions: await identity.sessions(context.get('actor')) });
  });
  routes.delete('/sessions', signedIn(identity, { unconfirmed: true }), async (context) => {
    const { headers } = context.req.raw;
    const { setCookie, clear } = await identity.signOutEverywhere(context.get('actor'), headers);
    setCookies(context, setCookie);
    context.header('clear-site-data', clear);
    return context.body(null, 204);
  });
  routes.delete('/sessions/:session', signedIn(identity, { unconfirmed: true }), async (context) => {
    const isEnded = await identity.endSession(context.get('actor'), context.req.param('session'));
    return isEnded ? context.body(null, 204) : doorProblem(context, 404, 'address-unknown');
  });
  routes.get('/tokens', signedIn(identity), async (context) => {
    context.header('cache-control', 'no-store');
    return context.json({ tokens: await identity.tokens(context.get('actor')) });
  });
  routes.post('/tokens', signedIn(identity), async (context) => {
    const body = await readBody(context, BYTES_MAX, tokenSchema);
    if (!body.ok) return problem(context, body.refusals);
    const made = await identity.makeToken(context.get('actor'), body.value);
    if (!made.ok && made.reason === 'too-many-tokens') return doorProblem(context, 409, 'too-many-tokens');
    if (!made.ok) return doorProblem(context, 403, 'person-needed');
    const { label, functions } = body.value;
    context.header('cache-control', 'no-store');
    return context.json(
      { token: made.token, label, functions, expiresAt: made.expiresAt.toISOString() },
      201,
    );
  });
  routes.delete('/tokens/:token', signedIn(identity), async (context) => {
    const isGone = await identity.revokeTokenById(context.get('actor'), context.req.param('token'));
    return isGone ? context.body(null, 204) : doorProblem(context, 404, 'address-unknown');
  });
  return routes;
}

const publicPart = ({ organisation, seat, name, emailToConfirm }: Visitor) => ({
  organisation,
  seat,
  name,
  /** Nobody has confirmed this newcomer's e-mail yet; where letters are sent, nothing is taken from it before. */
  emailToConfirm: emailToConfirm === true,
});

const letterLanguage = (context: Context): 'zh' | 'en' =>
  readerLanguageOf(context.req.header('accept-language')) === 'zh' ? 'zh' : 'en';

function setCookies(context: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true });
}
