import { group, grouped, ungroup } from '../../kernel/state/lists.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { currentDonor } from './donor-name.ts';
import type { Donation } from './state.ts';

/** A gift's donor is found again by id and by name; a gift that turns out to be another's leaves the first one. */
export function rememberDonor(incident: IncidentState, before: Donation | null, gift: Donation): void {
  const { donors, donorsByCode, donorsNamed, giftsOfDonor } = incident;
  const { donor } = gift.donor;
  if (before && before.donor.donor !== donor) {
    ungroup(giftsOfDonor, before.donor.donor, gift.id);
    const last = [...grouped(giftsOfDonor, before.donor.donor)].at(-1);
    if (last === undefined) donors.delete(before.donor.donor);
    else donors.set(before.donor.donor, last);
  }
  group(giftsOfDonor, donor, gift.id);
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
