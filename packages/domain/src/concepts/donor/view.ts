import { grouped, listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { currentDonor, nameOfDonor } from '../donation/donor-name.ts';

/** So many gifts of a donor are listed, the latest. */
const GIFTS_MAX = 100;

/** An organisation that gave: its names, which entries stand for it, and its gifts, each with the name of its receipt. */
export function donorHistory(view: Viewpoint, incidentId: string, donor: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const id = currentDonor(incident, donor);
  const name = nameOfDonor(incident, id);
  if (name === null) return null;
  const entries = [id, ...listed(incident.donorsMergedInto, id)];
  const gifts = entries.flatMap((each) => [...grouped(incident.giftsOfDonor, each)]);
  const merges = new Set(entries.flatMap((each) => listed(incident.donorMergesOf, each)));
  return {
    ...{ id, name, entries, count: gifts.length },
    former: entries.flatMap((each) => incident.donorNames.get(each)?.former ?? []),
    merges: [...merges].map((each) => {
      const merge = must(incident.donorMerges, each, 'donor-merge');
      const names = { donor: givenAs(incident, merge.donor), into: givenAs(incident, merge.into) };
      return { ...merge, names };
    }),
    gifts: gifts
      .map((each) => must(incident.donations, each, 'donation'))
      .sort((a, b) => b.position - a.position)
      .slice(0, GIFTS_MAX)
      .map(({ receiptCode, receivedAt, receiver, donor: given }) => ({
        ...{ receiptCode, receivedAt, receiver: organisationLabel(view, receiver) },
        enteredAs: given.kind === 'organisation' ? given.name : '',
      })),
  };
}

/** Under which name it gave last. */
function givenAs({ donors, donations }: IncidentState, donor: string): string {
  const given = donations.get(donors.get(donor) ?? '')?.donor;
  return given?.kind === 'organisation' ? given.name : donor;
}

export type DonorHistory = NonNullable<ReturnType<typeof donorHistory>>;
