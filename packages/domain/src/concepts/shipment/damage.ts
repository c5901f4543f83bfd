import { agreed } from '../../kernel/charter/charter.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { stockCharter } from '../stock/charter.ts';
import { isForOthers, whyNotUnseen } from '../stock/leaving-the-book.ts';

/**
 * Much that is of no use is seen before it leaves the book: from one amount on a photograph, from another nobody books it alone,
 * neither when it is signed for nor when a slip is put right.
 */
export function whyNotDamaged(
  state: State,
  incident: IncidentState,
  { lot: id, damaged }: { readonly lot: string; readonly damaged: number },
  photo: string | null,
): Refusal[] {
  if (damaged <= 0) return [];
  const lot = must(incident.lots, id, 'lot');
  const unseen = whyNotUnseen(state, incident, lot, { amount: damaged, photo });
  const from = agreed(incident, 'lossThirdPartyFrom', stockCharter);
  const much = isForOthers(state, incident, lot, damaged)
    ? refusal('damage-seen-first', { from, damaged }, { field: 'lines' })
    : null;
  return [unseen, much].flatMap((each) => each ?? []);
}
