import type { FactData } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { enter, strike } from './candidates.ts';
import type { Mandate } from './state.ts';

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
    const mandate = must(state.mandates, fact.data.mandate, 'mandate');
    mandate.declined = { at: fact.at, reason: fact.data.reason };
    strike(state, mandate);
  },
  'mandate.suspended'(state, { at, actor, data }) {
    const { reason, until } = data;
    const mandate = must(state.mandates, data.mandate, 'mandate');
    mandate.suspended = { at, reason, by: actor.organisation, seat: actor.seat, until };
    mandate.suspendedAlone = until === null ? null : { seat: actor.seat, at: until };
  },
  'mandate.resumed'(state, fact) {
    const mandate = must(state.mandates, fact.data.mandate, 'mandate');
    mandate.suspended = null;
    if (mandate.suspendedAlone) mandate.suspendedAlone = { ...mandate.suspendedAlone, at: fact.at };
  },
  'mandate.revoked'(state, { at, data: { mandate, reason } }) {
    endMandate(state, must(state.mandates, mandate, 'mandate'), { at, reason });
  },
};

/** For good; also where its holder is no more. */
export function endMandate(state: State, mandate: Mandate, ended: NonNullable<Mandate['revoked']>): void {
  mandate.revoked = ended;
  strike(state, mandate);
}

/** `grantedBy` is null for the root mandate alone. */
export function openMandate(
  state: State,
  terms: FactData<'mandate.granted'>,
  grantedBy: string | null,
  givenAt: string,
): void {
  const { mandate, ...rest } = terms;
  const untouched = { accepted: null, declined: null, suspended: null, suspendedAlone: null, revoked: null };
  const opened = { id: mandate, ...rest, grantedBy, givenAt, ...untouched };
  state.mandates.set(mandate, opened);
  enter(state, opened);
  const own = state.mandatesOf.get(rest.holder);
  if (own) own.push(mandate);
  else state.mandatesOf.set(rest.holder, [mandate]);
}
