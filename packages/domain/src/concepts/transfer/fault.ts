import type { FactOf } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { hasExpired } from '../../ledger/ledger.ts';
import { liftedWay } from '../donation/earmark.ts';
import { whyNotOwnMovement } from './own-accounts.ts';
import { findMovement } from './state.ts';

type Claim = FactOf<
  | 'transfers.posted'
  | 'transfer.reversed'
  | 'transfers.expired'
  | 'order.expired'
  | 'payment.expired'
  | 'count.settled'
  | 'earmark.answered'
>;

/** What is wrong with a fact that moves goods by itself, before it is taken in; null where nothing is. */
export function transferFault(state: State, fact: Claim): string | null {
  const incident = state.incidents.get(fact.incident);
  if (!incident) return `belongs to the incident ${fact.incident}, which nobody declared`;
  switch (fact.type) {
    case 'transfers.posted': {
      for (const transfer of fact.data.transfers) {
        if (transfer.phase === 'post' || transfer.phase === 'void') {
          if (incident.holds.get(transfer.pending)?.owner !== fact.data.owner)
            return `ends ${transfer.pending}, which ${fact.data.owner} did not reserve`;
        } else {
          const why = whyNotOwnMovement(incident, fact.data.owner, transfer.from, transfer.to);
          if (why) return `posts ${transfer.transfer} against the rules (${why.code})`;
        }
      }
      return null;
    }
    case 'transfer.reversed': {
      const movement = findMovement(incident.movements, fact.data.reversed);
      const [back, ...more] = fact.data.transfers;
      if (!movement) return `reverses ${fact.data.reversed}, which nobody posted`;
      if (movement.bySeat === fact.actor.seat) return 'was reversed by the seat that posted it';
      const mirrors =
        more.length === 0 &&
        back?.phase === 'posted' &&
        back.reverses === fact.data.reversed &&
        back.from === movement.to &&
        back.to === movement.from &&
        back.amount === movement.amount;
      return mirrors ? null : `does not mirror ${fact.data.reversed}`;
    }
    case 'count.settled': {
      const count = incident.counts.get(fact.data.count);
      if (count?.status !== 'open') return `settles ${fact.data.count}, which is not open`;
      return count.bySeat === fact.actor.seat ? 'was settled by the seat that counted' : null;
    }
    case 'earmark.answered': {
      const lot = incident.lots.get(fact.data.lot);
      const way = lot && fact.data.answer === 'lifted' ? liftedWay(state, lot) : null;
      const [moved] = fact.data.transfers;
      const right = way
        ? moved?.phase === 'posted' &&
          moved.from === way.from &&
          moved.to === way.to &&
          moved.amount === way.amount
        : moved === undefined;
      return right ? null : 'moves other goods than the donor’s answer frees';
    }
    default: {
      const early = fact.data.transfers.find((transfer) => {
        const pending = transfer.phase === 'void' ? state.ledger.pending.get(transfer.pending) : undefined;
        return !pending || !hasExpired(pending, fact.at);
      });
      return early ? `ends ${early.transfer} before its time` : null;
    }
  }
}
