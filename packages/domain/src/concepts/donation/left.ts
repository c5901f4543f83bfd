import type { Context } from '../../kernel/command/context.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import type { Item } from '../../kernel/item/item.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { accountsOfUnit, balance } from '../../ledger/ledger.ts';
import type { Lot } from './state.ts';

const OUT: ReadonlySet<string> = new Set(['transit', 'facility', 'consumed']);
const AWAY: ReadonlySet<string> = new Set([...OUT, 'returned']);

const isIn = ({ ledger }: State, { id }: Lot, kinds: ReadonlySet<string>): boolean =>
  accountsOfUnit(ledger, id).some((each) => kinds.has(each.kind) && balance(each) > 0);

/** Somebody has it, has used it, or waits for it on the road. */
export const isPartOut = (state: State, lot: Lot): boolean => isIn(state, lot, OUT);

/** The same, or it was sent back: what is gone was what it was. */
export const isPartAway = (state: State, lot: Lot): boolean => isIn(state, lot, AWAY);

/** What it may be no more than, now that part of it has left. Null: all of it lies with its holder. */
const boundOf = (state: State, lot: Lot): string | null =>
  lot.partOf !== null || lot.foundLater !== null || isPartAway(state, lot)
    ? (lot.foundLater?.item ?? lot.item)
    : null;

/** Of one kind, and counted alike. */
const isComparable = (one: Item, other: Item | undefined): boolean =>
  one.category === other?.category && one.baseUnit.zh === other.baseUnit.zh;

/** May be used in no setting in which the other may not, and is in something less than it. */
export const isLess = (item: Item, than: Item | undefined): boolean =>
  than !== undefined &&
  isComparable(item, than) &&
  item.settings.every((setting) => than.settings.includes(setting)) &&
  (item.settings.length < than.settings.length || (than.evidenceRequired && !item.evidenceRequired));

/** By another name it would be more than what has left of it, or as much: of other goods altogether nothing is said. */
export const isNoLess = (item: Item, than: Item | undefined): boolean =>
  isComparable(item, than) && !isLess(item, than);

/** What an inspector may find a lot to be at all; a wholly wrong item is put right by two. */
export const mayBe = (state: State, items: ItemIndex, lot: Lot, item: Item): boolean =>
  whyNotThis(state, { items }, lot, item) === null;

export function whyNotThis(
  state: State,
  { items }: Pick<Context, 'items'>,
  lot: Lot,
  item: Item,
): Refusal | null {
  if (!isComparable(item, items.byId.get(lot.claimedItem))) {
    const parameters = { lot: lot.id, claimed: lot.claimedItem, found: item.id };
    return refusal('inspected-as-other-goods', parameters, { field: 'item', rule: 'I13' });
  }
  const bound = boundOf(state, lot);
  if (bound === null || bound === item.id || isLess(item, items.byId.get(bound))) return null;
  const parameters = { lot: lot.id, counted: bound, found: item.id };
  return refusal('part-has-left', parameters, { field: 'item', rule: 'I13' });
}
