import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { addTo } from '../../kernel/state/sums.ts';
import { localDay } from '../../kernel/time/time.ts';
import type { Donation, Lot } from './state.ts';

type Intake = Pick<Donation, 'donor'> & { readonly at: string; readonly seat: string };

/**
 * From whom it came that day. Persons and unnamed givers cannot be told apart in public, so that for them it is whoever
 * took the goods in: a large gift is not made small by entering it in pieces.
 */
const fromWhom = ({ donor, at, seat }: Intake): string =>
  pair(donor.kind === 'organisation' ? donor.donor : seat, localDay(at));

/** What came in of an item that day already, as it was stated at receipt: base units. */
export const takenInWith = ({ intakeSums }: IncidentState, intake: Intake, item: string): number =>
  intakeSums.get(fromWhom(intake))?.get(item) ?? 0;

export const addIntake = (
  { intakeSums }: IncidentState,
  intake: Intake,
  { claimedItem, amount }: Pick<Lot, 'claimedItem' | 'amount'>,
): void => addTo(intakeSums, fromWhom(intake), claimedItem, amount);
