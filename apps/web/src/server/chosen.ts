import type { IncidentState, State } from '@tongzhou/domain';
import { isVolunteerSeat, phaseOf } from '@tongzhou/domain';
import type { Visitor } from './tongzhou.ts';

const COOKIE = 'tongzhou-incident';
const DAYS = 30;

/** In which incident a browser works: as the address says, and else as it was chosen last. Null: none of those that there are. */
export function chosenIn(
  request: Request,
  url: URL,
  state: State,
): { id: string | null; setCookie?: string } {
  const asked = url.searchParams.get('incident') ?? '';
  if (state.incidents.has(asked))
    return {
      id: asked,
      setCookie: `${COOKIE}=${asked}; Path=/; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax`,
    };
  const kept = new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9._-]{1,120})`).exec(
    request.headers.get('cookie') ?? '',
  );
  const id = kept?.[1] ?? '';
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
