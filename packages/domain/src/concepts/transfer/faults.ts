import { faultsIn } from '../../kernel/concept/faults-in.ts';
import { endsEarly } from './expire.ts';
import type { transferFacts } from './facts.ts';
import { whyNotOwnMovement } from './own-accounts.ts';
import { findMovement } from './state.ts';

/** What is wrong with a fact that moves goods by itself. */
export const transferFaults = faultsIn<keyof typeof transferFacts>({
  'transfers.posted': (incident, { data: { owner, transfers } }) => {
    for (const transfer of transfers) {
      if (transfer.phase === 'post' || transfer.phase === 'void') {
        if (incident.holds.get(transfer.pending)?.owner !== owner)
          return `ends ${transfer.pending}, which ${owner} did not reserve`;
      } else {
        const why = whyNotOwnMovement(incident, owner, transfer.from, transfer.to);
        if (why) return `posts ${transfer.transfer} against the rules (${why.code})`;
      }
    }
    return null;
  },
  'transfer.reversed': (incident, { data: { reversed, transfers } }) => {
    const movement = findMovement(incident.movements, reversed);
    const [back, ...more] = transfers;
    if (!movement) return `reverses ${reversed}, which nobody posted`;
    const mirrors =
      more.length === 0 &&
      back?.phase === 'posted' &&
      back.reverses === reversed &&
      back.from === movement.to &&
      back.to === movement.from &&
      back.amount === movement.amount;
    return mirrors ? null : `does not mirror ${reversed}`;
  },
  'transfers.expired': endsEarly,
  'order.expired': endsEarly,
});
