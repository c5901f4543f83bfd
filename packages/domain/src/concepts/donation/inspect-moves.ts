import type { Context } from '../../kernel/command/context.ts';
import type { Item } from '../../kernel/item/item.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { returnedAccount, sourceAccount, stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { isPartAway } from './left.ts';
import type { Lot } from './state.ts';

/** Has part left as what it was, and is the rest something less? */
export const divides = (state: State, lot: Lot, item: Item): boolean =>
  item.id !== lot.item && isPartAway(state, lot);

/**
 * What an inspection moves; `item` null: it goes back. Where part has left as what it was, that stays so in every book: the
 * rest, which is less, becomes a lot of its own.
 */
export function movesOfOutcome(
  state: State,
  { newId }: Pick<Context, 'newId'>,
  incident: IncidentState,
  lot: Lot,
  item: Item | null,
): { readonly rest?: string; readonly transfers: Transfer[] } {
  const quarantine = stockAccount(lot, 'quarantine');
  const amount = availableIn(state.ledger, quarantine);
  const posted = (from: string, to: string): Transfer => ({
    ...{ phase: 'posted', transfer: newId('transfer') },
    ...{ from, to, amount },
  });
  if (item === null) return { transfers: [posted(quarantine, returnedAccount(lot.owner, lot.id))] };
  if (!divides(state, lot, item)) return { transfers: [posted(quarantine, usableStockAccount(lot))] };
  const rest = newId('lot');
  const { donor } = must(incident.donations, lot.donation, 'donation').donor;
  const giver = (unit: string) => sourceAccount(donor, { ...lot, id: unit });
  return {
    rest,
    transfers: [
      posted(quarantine, giver(lot.id)),
      posted(giver(rest), usableStockAccount({ ...lot, id: rest })),
    ],
  };
}
