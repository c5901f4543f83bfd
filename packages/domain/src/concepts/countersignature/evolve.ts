import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { countersignatureFacts } from './facts.ts';

export const evolveCountersignature: Evolvers<keyof typeof countersignatureFacts> = {
  'countersignature.asked'(
    state,
    { at, actor, incident, decision, data: { countersignature: id, command } },
  ) {
    const { organisation, seat } = actor;
    state.countersignatures.set(id, {
      ...{ id, incident, command, input: decision?.input ?? {}, at, organisation, seat },
      ...{ status: 'open', ended: null },
    });
    group(state.countersignaturesOpen, organisation, id);
  },
  'countersignature.given': (state, fact) => end(state, fact, 'given', null),
  'countersignature.refused': (state, fact) => end(state, fact, 'refused', fact.data.reason),
};

function end(
  state: State,
  { at, actor, data }: Pick<FactOf<'countersignature.given'>, 'at' | 'actor' | 'data'>,
  status: 'given' | 'refused',
  reason: string | null,
): void {
  const found = must(state.countersignatures, data.countersignature, 'countersignature');
  found.status = status;
  found.ended = { at, seat: actor.seat, reason };
  ungroup(state.countersignaturesOpen, found.organisation, found.id);
}
