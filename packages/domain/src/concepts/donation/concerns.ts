import { type ConcernedParty, type Concerns, concerned } from '../../kernel/concept/concept.ts';
import type { State } from '../../kernel/state/state.ts';
import { nameOfDonor } from './donor-name.ts';
import type { donationFacts } from './facts.ts';

/** Whoever gave what is inspected, or supplied it. */
function fromWhom(
  state: State,
  { incident, data }: { readonly incident: string; readonly data: { readonly lot: string } },
): ConcernedParty[] {
  const records = state.incidents.get(incident);
  const lot = records?.lots.get(data.lot);
  const donor = lot && records?.donations.get(lot.donation)?.donor;
  const supplier = records?.payments.get(lot?.payment ?? '')?.supplier;
  const found: ConcernedParty[] = [];
  if (records && donor?.kind === 'organisation')
    found.push({
      organisation: donor.donor,
      creditCode: donor.creditCode ?? null,
      names: [donor.name, nameOfDonor(records, donor.donor) ?? donor.name],
    });
  if (supplier) found.push(concerned(supplier));
  return found;
}

export const donationConcerns: Concerns<keyof typeof donationFacts> = {
  'lot.inspected': fromWhom,
  'lot.finding-recorded': fromWhom,
};
