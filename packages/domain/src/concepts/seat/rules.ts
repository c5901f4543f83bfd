import type { Actor } from '../../kernel/command/context.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { State } from '../../kernel/state/state.ts';

/**
 * May somebody act from this seat? A seat belongs to one organisation for ever, and an organisation whose seats the log
 * knows acts from none that it does not know.
 */
export function maySit(state: State, { organisation, seat }: Actor): boolean {
  const known = state.seats.get(seat);
  return known ? known.organisation === organisation : listed(state.seatsOf, organisation).length === 0;
}
