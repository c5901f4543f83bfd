import type { IncidentState } from '../../kernel/state/state.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { Donation } from './state.ts';

/** Where two entries turned out to be one giver, the one that stands for both. */
export const currentDonor = ({ donorStandsFor }: IncidentState, donor: string): string =>
  donorStandsFor.get(donor) ?? donor;

/** What an organisation that gave is called now: as put right, or as it gave last. Null: it never gave, or is a person. */
export function nameOfDonor(incident: IncidentState, donor: string): string | null {
  const current = currentDonor(incident, donor);
  const given = incident.donations.get(incident.donors.get(current) ?? '')?.donor;
  if (given?.kind !== 'organisation') return null;
  return incident.donorNames.get(current)?.name ?? given.name;
}

/** Whoever gives as a person is not named in public. A name that nobody put right is the receipt's. */
export function donorName(incident: IncidentState, { donor }: Pick<Donation, 'donor'>): Bilingual {
  if (donor.kind === 'organisation') {
    const current = currentDonor(incident, donor.donor);
    const isAnother = current !== donor.donor || incident.donorNames.has(current);
    const name = (isAnother ? nameOfDonor(incident, donor.donor) : null) ?? donor.name;
    return { zh: name, en: name };
  }
  return donor.kind === 'person' ? { zh: '个人捐赠者', en: 'A person' } : { zh: '匿名', en: 'Anonymous' };
}
