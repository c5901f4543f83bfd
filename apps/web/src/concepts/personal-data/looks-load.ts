import { fail, redirect } from '@sveltejs/kit';
import { commands, whyNotFromSeat } from '@tongzhou/domain';
import { problemSentences } from '@tongzhou/messages';
import { namesOf, pageStatus, sentences } from '#form/perform.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';
import { viewpoint } from '#server/tongzhou.ts';
import { alike, say } from '#texts/words.ts';

export type LooksAnswer = { readonly done?: boolean; readonly general?: readonly string[] };

const ACTS = ['pass', 'send-back', 'hand-in', 'drop'] as const;

export const load = async ({ locals, params, setHeaders }: SiteAsked) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { visitor, tongzhou } = locals;
  if (!visitor) redirect(303, `/${params.lang}/sign-in`);
  const looks = await tongzhou.texts.list(visitor);
  return {
    mayLook: whyNotFromSeat(viewpoint(tongzhou).state, visitor, 'represent') === null,
    looks: looks.map((look) => ({
      ...look,
      isOwn: look.seat === visitor.seat,
      what: commands.get(look.command)?.summary ?? alike(look.command),
      texts: look.texts.map(({ text, found }) => marked(text, found)),
    })),
  };
};

/** A text in pieces, of which some were taken for personal data. */
function marked(text: string, found: readonly { readonly start: number; readonly end: number }[]) {
  const pieces: { text: string; isFound: boolean }[] = [];
  let at = 0;
  for (const { start, end } of found) {
    pieces.push(
      { text: text.slice(at, start), isFound: false },
      { text: text.slice(start, end), isFound: true },
    );
    at = end;
  }
  return [...pieces, { text: text.slice(at), isFound: false }].filter((piece) => piece.text !== '');
}

export const actions = {
  default: async ({ request, locals, params }: SiteSent) => {
    const { visitor, tongzhou } = locals;
    if (!visitor) redirect(303, `/${params.lang}/sign-in`);
    const form = await request.formData();
    const id = String(form.get('id') ?? '').slice(0, 80);
    const act = ACTS.find((each) => each === form.get('act'));
    if (act === undefined) return fail(422, { general: [] } satisfies LooksAnswer);
    if (act === 'drop') {
      await tongzhou.texts.drop(visitor, id);
      return { done: true } satisfies LooksAnswer;
    }
    const { texts } = tongzhou;
    const asked = act === 'hand-in' ? await texts.opened(visitor, id) : null;
    // It is the command itself, whichever way it comes: what takes a fresh proof takes it here.
    const fault = asked && tongzhou.identity.whyNotHandedIn(visitor, asked.command);
    if (fault) {
      const { title, whatToDo } = problemSentences[fault];
      return fail(401, {
        general: [`${say(title, params.lang)} ${say(whatToDo, params.lang)}`],
      } satisfies LooksAnswer);
    }
    const doing =
      act === 'pass'
        ? texts.pass(visitor, id)
        : act === 'send-back'
          ? texts.sendBack(visitor, id)
          : texts.handIn(visitor, id);
    const outcome = await doing;
    if (outcome.ok) return { done: true } satisfies LooksAnswer;
    const said = sentences(outcome.refusals, {}, params.lang, namesOf(tongzhou));
    const general = [...said.general, ...said.questions.map(({ sentence }) => sentence)];
    return fail(pageStatus(outcome.refusals), { general } satisfies LooksAnswer);
  },
};
