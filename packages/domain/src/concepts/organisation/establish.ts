import type { z } from 'zod';
import { decided, defineDeed } from '../../kernel/command/command.ts';
import { isSystemSeat } from '../../kernel/command/seats.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { organisationFacts } from './facts.ts';

const authorityProfile = organisationFacts['authority.established'].schema.omit({
  mandate: true,
  country: true,
});
export type AuthorityProfile = z.infer<typeof authorityProfile>;

/** The first mandate, from which every other descends. */
const ROOT = 'mandate-root';

/**
 * The first act on an empty journal, and possible only there: the lead agency with its root mandate. Everything that
 * anyone may do later descends from it. Done by the operator on the machine, not over the network.
 */
export const establishAuthority = defineDeed({
  name: 'authority.establish',
  schema: authorityProfile,
  decide(state, input, { actor, country }) {
    const first = state.authority ?? (state.position === 0 ? null : '-');
    if (first !== null || actor.organisation !== input.organisation || isSystemSeat(actor.seat))
      return refuse('already-exists', { kind: 'authority', id: first ?? '-' }, { field: 'organisation' });
    const made = decided([draft(REGISTER, 'authority.established', { ...input, mandate: ROOT, country })], {
      organisation: input.organisation,
      mandate: ROOT,
    });
    return made.ok ? accept({ ...made.value, mandate: ROOT }) : made;
  },
});
