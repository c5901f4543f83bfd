import { redirect } from '@sveltejs/kit';
import { dutyRows, isVolunteerSeat, mandatesOf, organisationLabel, tasksOf } from '@tongzhou/domain';
import { shownClock } from '#concepts/duty/subject.ts';
import { nextStep, nextWords } from '#concepts/plan/next.ts';
import { openWork } from '#form/open.ts';
import { introOf, openSections } from '#site/sections.ts';

/** So many of each on the first page; the rest a step further. */
const SHOWN_MAX = 6;

export const load = async ({ params, locals }) => {
  const context = openWork(locals, params.lang);
  const { view, incident, visitor } = context;
  // A volunteer's home is one room: his tasks.
  if (isVolunteerSeat(view.state, visitor.seat)) redirect(303, `/${params.lang}/work/volunteering`);
  const isOpen = incident.id !== '';
  const owed = isOpen ? dutyRows(view, incident.id, { organisation: visitor.organisation }) : null;
  const tasks = isOpen ? tasksOf(view, incident.id, visitor.organisation) : null;
  const outstanding = (owed?.rows ?? []).filter(({ state }) => state === 'open' || state === 'breached');
  const next = context.may('coordinate') ? nextStep(view.state, incident) : null;
  return {
    next: next && { href: `/${params.lang}/${next.path}`, label: context.say(nextWords(next)) },
    incident: isOpen ? incident.id : null,
    asked: view.now,
    counts: owed?.counts ?? null,
    duties: outstanding.slice(0, SHOWN_MAX).map((row) =>
      shownClock(view, incident, {
        ...row,
        state: row.state === 'breached' ? 'breached' : 'open',
        organisation: null,
      }),
    ),
    moreDuties: Math.max(0, outstanding.length - SHOWN_MAX),
    tasks: (tasks?.rows ?? []).slice(0, SHOWN_MAX),
    moreTasks: Math.max(0, (tasks?.total ?? 0) - SHOWN_MAX),
    notices: (await locals.tongzhou.notifications.notices.page(visitor)).slice(0, SHOWN_MAX),
    texts: await locals.tongzhou.texts.waiting(visitor),
    organisation: organisationLabel(context.view, context.visitor.organisation),
    seat: context.visitor.seat,
    mandates: mandatesOf(view, visitor.organisation).filter(
      ({ active, standstill }) =>
        active || standstill === 'not-accepted' || standstill === 'suspended' || standstill === 'credential',
    ),
    sections: openSections(context).map((section) => ({
      id: section.id,
      title: context.say(section.title),
      intro: introOf(section, context),
    })),
  };
};
