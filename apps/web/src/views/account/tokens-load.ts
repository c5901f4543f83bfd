import { fail } from '@sveltejs/kit';
import { MANDATE_FUNCTIONS, type MandateFunction, mandatesOf } from '@tongzhou/domain';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { typed, visitorOf } from './sent.ts';

export type TokensAnswer = {
  readonly token?: string;
  readonly until?: string;
  readonly done?: boolean;
  readonly reason?: string;
  readonly typed?: { readonly label: string; readonly days: string; readonly functions: readonly string[] };
};

const OWN_RIGHT = 'own-right' as const;

export const load = async ({ locals, params, setHeaders }: SiteAsked) => {
  setHeaders({ 'cache-control': 'no-store' });
  const visitor = visitorOf({ locals, params });
  const view = viewpoint(locals.tongzhou);
  const held = new Set(
    mandatesOf(view, visitor.organisation).flatMap(({ active, functions }) => (active ? functions : [])),
  );
  const own = locals.tongzhou.identity.tokenFunctions(visitor);
  return {
    tokens: await locals.tongzhou.identity.tokens(visitor),
    functions: [...MANDATE_FUNCTIONS.filter((each) => held.has(each)), OWN_RIGHT].filter((each) =>
      own.includes(each),
    ) as readonly (MandateFunction | typeof OWN_RIGHT)[],
  };
};

export const actions = {
  make: async (sent: SiteSent) => {
    const visitor = visitorOf(sent);
    const form = await sent.request.formData();
    const wanted = {
      label: typed(form, 'label', 100).trim(),
      days: typed(form, 'days', 10),
      functions: [...MANDATE_FUNCTIONS, OWN_RIGHT].filter((each) => form.getAll('functions').includes(each)),
    };
    const days = Number(wanted.days);
    if (wanted.label === '')
      return fail(422, { reason: 'label-unsaid', typed: wanted } satisfies TokensAnswer);
    const made = await sent.locals.tongzhou.identity.makeToken(visitor, {
      ...wanted,
      days: Number.isInteger(days) && days > 0 ? days : 30,
    });
    if (!made.ok) return fail(422, { reason: made.reason, typed: wanted } satisfies TokensAnswer);
    return { token: made.token, until: made.expiresAt.toISOString() } satisfies TokensAnswer;
  },
  revoke: async (sent: SiteSent) => {
    const id = typed(await sent.request.formData(), 'id');
    await sent.locals.tongzhou.identity.revokeTokenById(visitorOf(sent), id);
    return { done: true } satisfies TokensAnswer;
  },
};
