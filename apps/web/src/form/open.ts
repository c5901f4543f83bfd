import { redirect } from '@sveltejs/kit';
import type { ReaderLanguage } from '@tongzhou/messages';
import { incidentOfWork } from '#server/chosen.ts';
import { type Tongzhou, type Visitor, viewpoint } from '#server/tongzhou.ts';
import { WorkContext } from './context.ts';
import { noIncident } from './no-incident.ts';

/** The workspace of whoever is signed in, on the incident that was chosen. */
export function openWork(
  locals: { tongzhou: Tongzhou; visitor: Visitor | null; chosen: string | null },
  language: ReaderLanguage,
  retentionDays: number | null = null,
  asked: URLSearchParams | null = null,
  unconfirmed?: ReadonlySet<string>,
): WorkContext {
  if (!locals.visitor) redirect(303, `/${language}/sign-in`);
  const view = viewpoint(locals.tongzhou);
  const own = view.state.organisations.get(locals.visitor.organisation);
  const incident =
    incidentOfWork(view.state, locals.visitor, locals.chosen) ?? noIncident(own?.area ?? '000000');
  const library = [...locals.tongzhou.application.planLibrary.values()];
  return new WorkContext(
    view,
    incident,
    locals.visitor,
    language,
    retentionDays,
    library,
    asked,
    unconfirmed,
  );
}
