import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import type { Item } from '../../kernel/item/item.ts';
import { listed, pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { putUnder, sortable, takeOut } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { type Intake, takenInOfKindWith, takenInWith } from './intake-sums.ts';
import type { Lot } from './state.ts';

/** The bins of one lot stand in one text, as people read them off a screen. */
export const BETWEEN_BINS = ' + ';

export const binsOf = ({ bin }: Pick<Lot, 'bin'>): string[] => (bin === null ? [] : bin.split(BETWEEN_BINS));

/** Finds a lot among the sizes of others. */
export function enterLot({ lotSizes }: IncidentState, lot: Lot): void {
  putUnder(lotSizes, lot.claimedItem, sizeOf(lot));
}

function takeLotOut({ lotSizes }: IncidentState, lot: Lot): void {
  const sizes = lotSizes.get(lot.claimedItem);
  if (sizes) takeOut(sizes, sizeOf(lot));
}

/** Changes a lot so that it is found by what it is then; where it lies and what it counts as, `stock/tally.ts` keeps. */
export function changeLot(incident: IncidentState, lot: Lot, changed: Partial<Lot>): Lot {
  takeLotOut(incident, lot);
  const now = { ...lot, ...changed };
  incident.lots.set(lot.id, now);
  enterLot(incident, now);
  return now;
}

/** What came as part of the same gift, or was bought with the same payment. */
const broughtWith = (incident: IncidentState, { donation, payment }: Lot): readonly string[] =>
  payment === null
    ? must(incident.donations, donation, 'donation').lots
    : listed(incident.lotsOfPayment, payment);

/** With what it was taken in on its day: from the same giver; what was bought, by the same hand. */
function intakeOf(incident: IncidentState, { donation, payment, receivedAt, receivedBySeat }: Lot): Intake {
  const gift = must(incident.donations, donation, 'donation');
  return payment === null
    ? { donor: gift.donor, at: gift.receivedAt, seat: gift.receivedBySeat }
    : { donor: null, at: receivedAt, seat: receivedBySeat };
}

const sizeOf = (lot: Lot): string => pair(sortable(lot.amount), lot.id);

/** Of the same item in the same gift, or on the same day by the same giver: what comes in small lots is not smaller. */
export function givenWith(incident: IncidentState, lot: Lot): number {
  const { claimedItem } = lot;
  const inGift = broughtWith(incident, lot)
    .flatMap((id) => incident.lots.get(id) ?? [])
    .reduce((sum, each) => sum + (each.claimedItem === claimedItem ? each.amount : 0), 0);
  return Math.max(inGift, takenInWith(incident, intakeOf(incident, lot), claimedItem));
}

/** The same of all that could become this kind of goods: what is called four things at the dock is no smaller when it is one. */
export function givenOfKindWith(
  incident: IncidentState,
  items: ItemIndex,
  lot: Lot,
  category: Item['category'] | undefined,
): number {
  const isSuch = (id: string) => items.byId.get(id)?.category === category;
  const inGift = broughtWith(incident, lot)
    .flatMap((id) => incident.lots.get(id) ?? [])
    .reduce((sum, each) => sum + (isSuch(each.claimedItem) ? each.amount : 0), 0);
  return Math.max(inGift, takenInOfKindWith(incident, intakeOf(incident, lot), isSuch));
}
