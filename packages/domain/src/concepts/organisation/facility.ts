import { existing } from '../../kernel/command/fields.ts';
import { standing } from '../../kernel/command/standing.ts';
import { type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Organisation } from './state.ts';

/** A health facility of the register that was classified, or why there is none. */
export function knownFacility(state: State, id: string): Result<Organisation> {
  const facility = existing(state.organisations, id, 'facility', 'facility');
  if (!facility.ok) return facility;
  return facility.value.facilityClass === null
    ? refuse('not-found', { kind: 'facility', id }, { field: 'facility' })
    : standing(state, id, 'facility');
}
