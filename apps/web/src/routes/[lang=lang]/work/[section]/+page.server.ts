import { error, redirect } from '@sveltejs/kit';
import { nextStep, nextWords } from '#concepts/plan/next.ts';
import { openWork } from '#form/open.ts';
import { perform } from '#form/perform.ts';
import { introOf, itemsIn, openSections } from '#site/sections.ts';
import { say } from '#texts/words.ts';

export const load = async ({ params, locals, url }) => {
  const retentionDays = await locals.tongzhou.application.persons.retentionDays();
  const unconfirmed = await locals.tongzhou.identity.unconfirmedOrganisations();
  const context = openWork(locals, params.lang, retentionDays, url.searchParams, unconfirmed);
  const open = openSections(context);
  const section = open.find((each) => each.id === params.section);
  if (!section) error(404, { message: 'section' });
  return {
    section: {
      id: section.id,
      title: context.say(section.heading ?? section.title),
      intro: introOf(section, context),
      items: itemsIn(section, context),
    },
    tabs: open.map((each) => ({ id: each.id, title: context.say(each.title) })),
    // A new key for each page that is shown: a form sent twice has one effect.
    idempotencyKey: crypto.randomUUID(),
  };
};

export const actions = {
  default: async ({ request, locals, params }) => {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    const answer = await perform(locals.tongzhou, locals.visitor, await request.formData(), params.lang);
    if (!('done' in answer) || answer.command !== 'incident.declare') return answer;
    const { state } = locals.tongzhou.application;
    const declared = state.incidents.get(
      String((answer.done as { incident?: unknown } | null)?.incident ?? ''),
    );
    const next = declared && nextStep(state, declared);
    if (!next) return answer;
    return {
      ...answer,
      next: { href: `/${params.lang}/${next.path}`, label: say(nextWords(next), params.lang) },
    };
  },
};
