import { error, redirect } from '@sveltejs/kit';
import { ERASURE_REASONS, READING_REASONS } from '@tongzhou/domain';
import { answerDesk, isFinal } from '#concepts/personal-data/desk.ts';
import type { WorkContext } from '#form/context.ts';
import { openWork } from '#form/open.ts';
import type { Section } from '#form/section.ts';
import type { SiteAsked, SiteSent } from '#page/page.ts';

const ROWS_MAX = 200;

/** `rooms`: those of the workspace that are open; this page is one of them. */
export const load = async (
  { params, locals, url, setHeaders }: SiteAsked,
  rooms: (context: WorkContext) => readonly Section[],
) => {
  setHeaders({ 'cache-control': 'no-store' });
  const context = openWork(locals, params.lang);
  const open = rooms(context);
  if (!open.some(({ id }) => id === 'persons')) error(404, { message: 'section' });
  const { persons } = locals.tongzhou.application;
  const records = await persons.records(context.visitor);
  return {
    tabs: open.map((each) => ({ id: each.id, title: context.say(each.title) })),
    code: (url.searchParams.get('code') ?? '').slice(0, 40),
    gifts: (await persons.held(context.visitor)).slice(0, ROWS_MAX),
    /** Null for those who are not the officer. */
    records: records.ok ? records.value : null,
    waiting: records.ok ? persons.askedToForget(context.visitor).slice(0, ROWS_MAX) : [],
    seat: context.visitor.seat,
    readingReasons: context.options('readingReason', READING_REASONS),
    erasureReasons: context.options('erasureReason', ERASURE_REASONS),
  };
};

export const actions = {
  default: async ({ request, locals, params }: SiteSent) => {
    if (!locals.visitor) redirect(303, `/${params.lang}/sign-in`);
    const form = await request.formData();
    // It cannot be undone: whoever erases has proved a moment ago to be that person.
    if (isFinal(form.get('act')) && !locals.tongzhou.identity.isFresh(locals.visitor))
      redirect(
        303,
        `/${params.lang}/sign-in?next=${encodeURIComponent(`/${params.lang}/work/persons`)}&again=1`,
      );
    return answerDesk(locals.tongzhou, locals.visitor, form, params.lang);
  },
};
