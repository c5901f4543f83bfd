import type { FactData } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';

export const evolveMandate: Evolvers<
  | 'mandate.granted'
  | 'mandate.accepted'
  | 'mandate.declined'
  | 'mandate.suspended'
  | 'mandate.resumed'
  | 'mandate.revoked'
> = {
  'mandate.granted'(state, fact) {
    openMandate(state, fact.data, fact.actor.organisation, fact.at);
  },
  'mandate.accepted'(state, fact) {
    const { at, actor, data } = fact;
    must(state.mandates, data.mandate, 'mandate').accepted = { at, seat: actor.seat };
  },
  'mandate.declined'(state, fact) {
    must(state.mandates, fact.data.mandate, 'mandate').declined = { at: fact.at, reason: fact.data.reason };
  },
  'mandate.suspended'(state, { at, actor, data }) {
    const suspended = { at, reason: data.reason, by: actor.organisation };
    must(state.mandates, data.mandate, 'mandate').suspended = suspended;
  },
  'mandate.resumed'(state, fact) {
    must(state.mandates, fact.data.mandate, 'mandate').suspended = null;
  },
  'mandate.revoked'(state, fact) {
    must(state.mandates, fact.data.mandate, 'mandate').revoked = { at: fact.at, reason: fact.data.reason };
  },
};

/** `grantedBy` is null for the root mandate alone. */
export function openMandate(
  state: State,
  terms: FactData<'mandate.granted'>,
  grantedBy: string | null,
  givenAt: string,
): void {
  const { mandate, ...rest } = terms;
  const untouched = { accepted: null, declined: null, suspended: null, revoked: null };
  state.mandates.set(mandate, { id: mandate, ...rest, grantedBy, givenAt, ...untouched });
  const own = state.mandatesOf.get(rest.holder);
  if (own) own.push(mandate);
  else state.mandatesOf.set(rest.holder, [mandate]);
}
