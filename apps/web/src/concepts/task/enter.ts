import { fail, redirect } from '@sveltejs/kit';
import { namesOf, sentences } from '#form/perform.ts';
import type { SiteSent } from '#page/page.ts';

export type JoinAnswer = {
  readonly reason: 'email' | 'password' | 'taken' | 'too-many' | null;
  readonly general: readonly string[];
  readonly typed: { readonly email: string; readonly name: string };
};

type Refused = Pick<JoinAnswer, 'reason' | 'general'>;

/**
 * Somebody comes in at a door for volunteers: signs up where nobody is signed in yet, and then does what he came for. `command`:
 * what that is; null where the link does not hold, before an account is opened.
 */
export async function enterAsVolunteer(
  { locals, params, request, getClientAddress }: SiteSent,
  form: FormData,
  came: { readonly organisation: string; readonly command: string; readonly input: object } | null,
) {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 300);
  const [email, name] = [text('email').trim(), text('name').trim().slice(0, 100)];
  const refused = (status: number, answer: Refused) =>
    fail(status, { ...answer, typed: { email, name } } satisfies JoinAnswer);
  if (!came || form.get('consents') !== 'yes') return refused(422, { reason: null, general: [] });
  let { visitor } = locals;
  if (!visitor) {
    const entered = await locals.tongzhou.volunteers.enter({
      ...{ organisation: came.organisation, email, name, password: text('password') },
      ...{ headers: request.headers, address: getClientAddress() },
    });
    if (!entered.ok)
      return refused(entered.reason === 'too-many' ? 429 : 422, { reason: entered.reason, general: [] });
    locals.setCookies = entered.setCookie;
    visitor = entered.visitor;
  }
  const outcome = await locals.tongzhou.application.execute(visitor, came.command, came.input);
  if (outcome.ok) redirect(303, `/${params.lang}/work/volunteering`);
  const { general, errors } = sentences(outcome.refusals, {}, params.lang, namesOf(locals.tongzhou));
  return refused(422, { reason: null, general: [...general, ...Object.values(errors)] });
}
