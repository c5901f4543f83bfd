import { agreed } from '../../kernel/charter/charter.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { pair } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { addTo } from '../../kernel/state/sums.ts';
import { localDay } from '../../kernel/time/time.ts';
import { donationCharter } from './charter.ts';
import type { Donation, Lot } from './state.ts';

/** `donor` null: it was bought. */
export type Intake = {
  readonly donor: Donation['donor'] | null;
  readonly at: string;
  readonly seat: string;
};

/**
 * From whom it came that day. Persons and unnamed givers cannot be told apart in public, and who is bought from may be
 * anybody, so that for them it is whoever took the goods in: a large gift is not made small by entering it in pieces.
 */
const fromWhom = ({ donor, at, seat }: Intake, clock: string): string =>
  pair(donor?.kind === 'organisation' ? donor.donor : seat, localDay(at, clock));

/** What came in of an item that day already, as it was stated at receipt: base units. */
export const takenInWith = ({ intakeSums, clock }: IncidentState, intake: Intake, item: string): number =>
  intakeSums.get(fromWhom(intake, clock))?.get(item) ?? 0;

/** The same of all items of a kind. */
export const takenInOfKindWith = (
  { intakeSums, clock }: IncidentState,
  intake: Intake,
  isSuch: (item: string) => boolean,
): number =>
  [...(intakeSums.get(fromWhom(intake, clock)) ?? [])].reduce(
    (sum, [item, amount]) => sum + (isSuch(item) ? amount : 0),
    0,
  );

export const addIntake = (
  { intakeSums, clock }: IncidentState,
  intake: Intake,
  { claimedItem, amount }: Pick<Lot, 'claimedItem' | 'amount'>,
): void => addTo(intakeSums, fromWhom(intake, clock), claimedItem, amount);

/**
 * Does a claim wait for somebody else's look, though its papers suffice? A lot of anything does; and of a class that needs
 * proof, whose paper the same hand typed, already a small amount. `stated`: what comes now, by claim.
 */
export function whyWaitsForLook(
  incident: IncidentState,
  items: ItemIndex,
  intake: Intake,
  stated: ReadonlyMap<string, number>,
): (claimed: string, counted: string) => 'large-intake' | null {
  const most = agreed(incident, 'intakeInspectedAbove', donationCharter);
  const mostProven = agreed(incident, 'provenIntakeInspectedAbove', donationCharter);
  const isProvenAs = (counted: string) => (id: string) =>
    items.byId.get(id)?.evidenceRequired === true &&
    items.byId.get(id)?.category === items.byId.get(counted)?.category;
  return (claimed, counted) => {
    if ((stated.get(claimed) ?? 0) + takenInWith(incident, intake, claimed) > most) return 'large-intake';
    if (!items.byId.get(counted)?.evidenceRequired) return null;
    const isSuch = isProvenAs(counted);
    const now = [...stated].reduce((sum, [id, amount]) => sum + (isSuch(id) ? amount : 0), 0);
    return now + takenInOfKindWith(incident, intake, isSuch) > mostProven ? 'large-intake' : null;
  };
}
