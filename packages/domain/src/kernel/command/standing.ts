import type { Organisation } from '../../concepts/organisation/state.ts';
import { type Result, refuse } from '../refusal/refusal.ts';
import type { State } from '../state/state.ts';
import { existing } from './fields.ts';

/** An organisation of the register that has not been closed or merged, or why there is none; the refusal leads on. */
export function standing(state: State, id: string, field: string): Result<Organisation> {
  const found = existing(state.organisations, id, 'organisation', field);
  return found.ok && found.value.ended !== null
    ? refuse('organisation-ended', { organisation: id, into: heirOf(state, id) }, { field })
    : found;
}

/** Who goes on for an organisation that was merged, through however many mergers; null where it stands or was closed. */
export function heirOf(state: State, id: string): string | null {
  let heir: string | null = null;
  for (let at = state.organisations.get(id); at?.ended?.into != null; at = state.organisations.get(heir))
    heir = at.ended.into;
  return heir;
}
