import { group, grouped, pair, secondOf } from '../../kernel/state/lists.ts';
import { lastOf, putUnder, sortable, takeOutUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { currentDonor } from './donor-name.ts';
import type { Donation } from './state.ts';

const giftKey = ({ position, id }: Pick<Donation, 'position' | 'id'>): string => pair(sortable(position), id);

/** A gift's donor is found again by id and by name; a gift that turns out to be another's leaves the first one. */
export function rememberDonor(incident: IncidentState, before: Donation | null, gift: Donation): void {
  const { donors, donorsByCode, donorsNamed, giftsOfDonor } = incident;
  const { donor } = gift.donor;
  if (before && before.donor.donor !== donor) {
    takeOutUnder(giftsOfDonor, before.donor.donor, giftKey(gift));
    const last = lastOf(giftsOfDonor.get(before.donor.donor) ?? []);
    if (last === undefined) donors.delete(before.donor.donor);
    else donors.set(before.donor.donor, secondOf(last));
  }
  putUnder(giftsOfDonor, donor, giftKey(gift));
  group(incident.donorsOfReceiver, gift.receiver, donor);
  if (before?.donor.donor !== donor) donors.set(donor, gift.id);
  if (gift.donor.kind !== 'organisation') return;
  group(donorsNamed, plain(gift.donor.name), donor);
  if (gift.donor.creditCode !== undefined) group(donorsByCode, gift.donor.creditCode, donor);
}

/** Donors that bear this code, or else this name: the one whom people mean when they type it again. */
export function donorsLike(incident: IncidentState, name: string, creditCode: string | undefined): string[] {
  const { donorsNamed, donorsByCode, giftsOfDonor } = incident;
  const coded = creditCode === undefined ? [] : [...grouped(donorsByCode, creditCode)];
  const found = coded.length > 0 ? coded : [...grouped(donorsNamed, plain(name))];
  const gave = found.filter((donor) => giftsOfDonor.has(donor));
  return [...new Set(gave.map((donor) => currentDonor(incident, donor)))];
}

type Stated = { readonly kind: Donation['donor']['kind']; readonly donor: string; readonly name?: string };

/**
 * Whose id that is, where the gift says otherwise: nobody gives under the id of somebody else, neither of an organisation in
 * the register nor of one that gave before, and no unnamed giver hides a named one. Null: it is nobody else's.
 */
export function whoElse(
  { organisations }: State,
  incident: IncidentState,
  { kind, donor, name }: Stated,
): { donor: string; name: string | null } | null {
  const registered = organisations.get(donor);
  const names = registered
    ? [registered, ...registered.formerNames].flatMap(({ name: { zh, en } }) => [zh, en])
    : [];
  const gave = incident.donations.get(incident.donors.get(currentDonor(incident, donor)) ?? '')?.donor;
  if (!registered && !gave) return null;
  const mine = (each: string) => plain(each) === plain(name ?? '');
  const isSame =
    kind === 'organisation'
      ? names.some(mine) || (gave?.kind === 'organisation' && hasBorne(incident, donor, name ?? ''))
      : !registered && gave?.kind === kind;
  if (isSame) return null;
  return { donor, name: registered?.name.zh ?? (gave?.kind === 'organisation' ? gave.name : null) };
}

/** Also under a name that was put right, or before it was merged. */
const hasBorne = (incident: IncidentState, donor: string, name: string): boolean => {
  const current = currentDonor(incident, donor);
  return [...grouped(incident.donorsNamed, plain(name))].some(
    (each) => currentDonor(incident, each) === current,
  );
};
