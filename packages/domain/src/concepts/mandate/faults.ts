import { areaContains } from '../../kernel/area/area.ts';
import type { Faults } from '../../kernel/concept/concept.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { widerIn } from './breadth.ts';
import type { mandateFacts } from './facts.ts';
import { chainOf, isInForce, isOver, mayBeAccepted } from './force.ts';
import { wouldCycle } from './give.ts';
import type { Mandate } from './state.ts';

/** What is wrong with a fact about a mandate. Of `mandate.granted` admission says it, for a rule may have given it. */
export const mandateFaults: Faults<keyof typeof mandateFacts> = {
  'mandate.accepted': (state, { actor, at, data }) => {
    const mandate = state.mandates.get(data.mandate);
    if (mandate?.holder !== actor.organisation) return answersForAnother(mandate);
    return mayBeAccepted(mandate, at) ? null : `accepts ${mandate.id}, which is no longer offered`;
  },
  'mandate.declined': (state, { actor, data }) => {
    const mandate = state.mandates.get(data.mandate);
    if (mandate?.holder !== actor.organisation) return answersForAnother(mandate);
    return isOver(mandate) || mandate.grantedUnder === null
      ? `lays ${mandate.id} down, which it cannot`
      : null;
  },
  'mandate.suspended': (state, fact) => withdrawalFault(state, fact, state.mandates.get(fact.data.mandate)),
  'mandate.revoked': (state, fact) => withdrawalFault(state, fact, state.mandates.get(fact.data.mandate)),
  'mandate.resumed': (state, { actor: { organisation }, data }) => {
    const mandate = state.mandates.get(data.mandate);
    const by = mandate?.suspended?.by;
    if (mandate && isOver(mandate)) return `resumes ${mandate.id}, which is over`;
    return by !== undefined && (organisation === by || organisation === state.authority)
      ? null
      : `resumes ${data.mandate}, which ${by ?? 'nobody'} suspended`;
  },
};

/** What somebody gave of its own: no wider, not back to whom it came from, and by whoever may pass it on. */
export function grantFault(state: State, fact: FactOf<'mandate.granted'>): string | null {
  const { grantedUnder, holder } = fact.data;
  const parent = grantedUnder === null ? undefined : state.mandates.get(grantedUnder);
  if (!parent) return `gives ${fact.data.mandate}, which descends from no mandate`;
  if (state.mandates.has(fact.data.mandate)) return `gives ${fact.data.mandate} a second time`;
  if (parent.holder !== fact.actor.organisation)
    return `gives of the mandate of ${parent.holder} what ${fact.actor.organisation} does not hold`;
  if (!isInForce(state, parent, fact.at)) return `gives of ${parent.id}, which was not in force`;
  const wider = widerIn(parent, fact.data);
  if (wider) return `gives ${fact.data.mandate}, wider than ${parent.id} in ${wider}`;
  if (wouldCycle(state, parent, holder)) return `gives a mandate back to ${holder}, from which it came`;
  const cited = state.mandates.get(fact.actor.mandate ?? '');
  const coordinates = cited !== undefined && coordinatesAt(cited, fact.data.area);
  return coordinates || (cited?.id === parent.id && parent.delegable)
    ? null
    : `passes ${parent.id} on, which is not delegable`;
}

const answersForAnother = (mandate: Mandate | undefined): string =>
  `answers for ${mandate?.holder ?? 'nobody'} to a mandate`;

function withdrawalFault(
  state: State,
  { actor, type, data }: FactOf<'mandate.suspended' | 'mandate.revoked'>,
  mandate: Mandate | undefined,
): string | null {
  if (!mandate || mandate.grantedUnder === null) return `touches ${data.mandate}, which nobody may`;
  if (isOver(mandate) || (type === 'mandate.suspended' && mandate.suspended))
    return `withdraws ${mandate.id}, which stands still already`;
  return mayWithdraw(state, mandate, actor.mandate)
    ? null
    : `withdraws ${mandate.id} under a mandate that does not reach it`;
}

const coordinatesAt = (mandate: Mandate, area: string): boolean =>
  mandate.functions.includes('coordinate') && areaContains(mandate.area, area);

function mayWithdraw(state: State, mandate: Mandate, cited: string | null): boolean {
  const own = state.mandates.get(cited ?? '');
  if (!own) return false;
  const [, ...aboveOwn] = chainOf(state, own);
  if (aboveOwn.some((each) => each.id === mandate.id)) return false;
  const [, ...above] = chainOf(state, mandate);
  return coordinatesAt(own, mandate.area) || above.some((each) => each.id === own.id);
}
