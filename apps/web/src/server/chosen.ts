import type { IncidentState, State } from '@tongzhou/domain';
import { isVolunteerSeat, phaseOf } from '@tongzhou/domain';
import type { Tongzhou, Visitor } from './tongzhou.ts';

const COOKIE = 'tongzhou-incident';
const SECONDS = 30 * 86_400;

/** In which incident a browser works: as the address says, and else as it was chosen last. Null: none of those that there are. */
export function chosenIn(
  request: Request,
  url: URL,
  { application: { state }, identity }: Tongzhou,
): { id: string | null; setCookie?: string } {
  const asked = url.searchParams.get('incident') ?? '';
  if (state.incidents.has(asked))
    return {
      id: asked,
      setCookie: identity.ownCookie(COOKIE, asked, SECONDS, request.headers),
    };
  const id = identity.cookieIn(request.headers, COOKIE) ?? '';
  return { id: state.incidents.has(id) ? id : null };
}

/**
 * The incident that a workspace is about: the chosen one; where none was, the first that goes on (of a volunteer: in which he is
 * enrolled), and else the first of all.
 */
export function incidentOfWork(state: State, { seat }: Visitor, chosen: string | null): IncidentState | null {
  const all = [...state.incidents.values()];
  const isVolunteer = isVolunteerSeat(state, seat);
  const offered = isVolunteer ? all.filter(({ volunteerAt }) => volunteerAt.has(seat)) : all;
  return (
    offered.find(({ id }) => id === chosen) ??
    offered.find((each) => phaseOf(each) === 'open') ??
    offered.find((each) => phaseOf(each) === 'closing') ??
    offered[0] ??
    all[0] ??
    null
  );
}
