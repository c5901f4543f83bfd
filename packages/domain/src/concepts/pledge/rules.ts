import { agreed } from '../../kernel/charter/charter.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { countOfDay } from '../../kernel/state/lately.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { pledgeCharter } from './charter.ts';
import type { Pledge } from './state.ts';

export const PLEDGE_STATES = ['open', 'accepted', 'declined', 'redirected', 'withdrawn'] as const;
export type PledgeState = (typeof PLEDGE_STATES)[number];

export const pledgeState = ({ answer, withdrawn }: Pledge): PledgeState =>
  withdrawn ? 'withdrawn' : (answer?.outcome ?? 'open');

export const ANSWER_RULES = ['no-reason', 'no-receiver', 'a-receiver-too-many', 'itself'] as const;
export type AnswerRule = (typeof ANSWER_RULES)[number];

type Answer = Pick<FactData<'pledge.answered'>, 'outcome' | 'to' | 'reason'>;

/**
 * Whoever says no says why; whoever sends elsewhere says where to: another organisation of the register than either of the
 * two. Null: the answer may be given.
 */
export function whyNotAnswer(state: State, pledge: Pledge, by: string, answer: Answer): AnswerRule | null {
  if (pledge.organisation === by) return 'itself';
  if (answer.outcome !== 'accepted' && answer.reason === null) return 'no-reason';
  if (answer.outcome !== 'redirected') return answer.to === null ? null : 'a-receiver-too-many';
  if (answer.to === null || !state.organisations.has(answer.to)) return 'no-receiver';
  return answer.to === by || answer.to === pledge.organisation ? 'itself' : null;
}

/** How many pledges one organisation may make within 24 hours. */
export const pledgedPerDay = (incident: IncidentState): number =>
  agreed(incident, 'pledgesPerDay', pledgeCharter);

/** One more would be too many. */
export const pledgedAsManyAsAllowed = (incident: IncidentState, organisation: string, now: string): boolean =>
  countOfDay(listed(incident.pledgesOf, organisation), (id) => incident.pledges.get(id)?.at, now) >=
  pledgedPerDay(incident);
