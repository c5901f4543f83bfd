import type { z } from 'zod';
import { type Decision, decided } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { organisationFacts } from './facts.ts';

export const authoritySchema = organisationFacts['authority.established'].schema.omit({ mandate: true });

/**
 * The first act on an empty journal, and possible only there: the lead agency with its root mandate. Everything that
 * anyone may do later descends from it. Done by the operator on the machine, not over the network.
 */
export function establishAuthority(
  state: State,
  input: z.infer<typeof authoritySchema>,
  _context: Context,
): Result<Decision> {
  if (state.position !== 0) {
    return refuse(
      'already-exists',
      { kind: 'authority', id: state.authority ?? '-' },
      { field: 'organisation' },
    );
  }
  const mandate = 'mandate-root';
  const data = { ...authoritySchema.parse(input), mandate };
  return decided([draft(REGISTER, 'authority.established', data)], {
    organisation: data.organisation,
    mandate,
  });
}
