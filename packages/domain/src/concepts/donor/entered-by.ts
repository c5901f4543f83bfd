import { secondOf } from '../../kernel/state/lists.ts';
import { firstOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';

/** Whoever entered a donor knows it: the receiver of its first gift. A later one does not gain a say by a gift of its own. */
export function enteredBy({ giftsOfDonor, donations }: IncidentState, donor: string): string | null {
  const first = firstOf(giftsOfDonor.get(donor) ?? []);
  return first === undefined ? null : (donations.get(secondOf(first))?.receiver ?? null);
}
