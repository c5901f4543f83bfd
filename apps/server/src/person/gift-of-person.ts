import {
  type GiftOfPerson,
  type IncidentState,
  namesPerson,
  type Person,
  type Refusal,
  refusal,
  type State,
} from '@tongzhou/domain';

type Donation = IncidentState['donations'] extends Map<string, infer Value> ? Value : never;

export function giftsOfPersons(
  incident: IncidentState,
  wanted: (donation: Donation) => boolean = () => true,
): GiftOfPerson[] {
  return [...incident.donations.values()].flatMap((donation) =>
    donation.donor.kind === 'person' && wanted(donation)
      ? [
          {
            receiptCode: donation.receiptCode,
            commitment: donation.donor.commitment,
            receiver: donation.receiver,
            incident: incident.id,
            receivedAt: donation.receivedAt,
          },
        ]
      : [],
  );
}

export const allGiftsOfPersons = (state: State): GiftOfPerson[] =>
  [...state.incidents.values()].flatMap((incident) => giftsOfPersons(incident));

/**
 * Every text of a command's input, at its path, that names the person: the name belongs in its own field, where it is
 * sealed, and nowhere else, for all else is public for ever (I10).
 */
export function nameElsewhere(input: unknown, person: Person): Refusal[] {
  return [...texts(input, '')].flatMap(([field, text]) =>
    !field.startsWith('donor.person') && namesPerson(text, person)
      ? [refusal('personal-data', { kinds: ['donor-name'] }, { field, rule: 'PIPL 6, I10' })]
      : [],
  );
}

function* texts(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* texts(each, path === '' ? key : `${path}.${key}`);
}
