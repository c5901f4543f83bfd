import { compareText } from '../../kernel/canonical/compare.ts';
import { firstFew, listed, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { before, keysBackwards, type Ordered, total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { currentDonor, nameOfDonor } from '../donation/donor-name.ts';
import { endsOf } from '../way/ends.ts';

/** So many gifts of a donor on one page. */
const GIFTS_MAX = 100;

/** Of a gift of many lots so many; its own page has them all. */
const LOTS_SHOWN = 3;

/**
 * An organisation that gave: its names, which entries stand for it, and its gifts, each with the name of its receipt, the
 * latest first; a page of them, those that lie before `bound`.
 */
export function donorHistory(view: Viewpoint, incidentId: string, donor: string, bound = '') {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const id = currentDonor(incident, donor);
  const name = nameOfDonor(incident, id);
  if (name === null) return null;
  const entries = [id, ...listed(incident.donorsMergedInto, id)];
  const given = entries.map((each) => incident.giftsOfDonor.get(each) ?? []);
  const sum = (of: (gifts: Ordered) => number) => given.reduce((all, gifts) => all + of(gifts), 0);
  const count = sum((gifts) => total(gifts).count);
  const later = bound === '' ? 0 : count - sum((gifts) => before(gifts, bound).count);
  const keys = latestOf(given, GIFTS_MAX, bound);
  const merges = new Set(entries.flatMap((each) => listed(incident.donorMergesOf, each)));
  return {
    ...{ id, name, entries, count },
    /** What is shown, counted from the latest; what to ask for to see earlier ones, null at the end. */
    ...{ first: keys.length === 0 ? 0 : later + 1, last: later + keys.length },
    next: later + keys.length < count ? (keys.at(-1) ?? null) : null,
    former: entries.flatMap((each) => incident.donorNames.get(each)?.former ?? []),
    merges: [...merges].map((each) => {
      const merge = must(incident.donorMerges, each, 'donor-merge');
      const names = { donor: givenAs(incident, merge.donor), into: givenAs(incident, merge.into) };
      return { ...merge, names };
    }),
    gifts: keys.map((key) => {
      const {
        receiptCode,
        receivedAt,
        receiver,
        donor: given,
        lots,
        money,
      } = must(incident.donations, secondOf(key), 'donation');
      return {
        ...{ receiptCode, receivedAt, receiver: organisationLabel(view, receiver) },
        enteredAs: given.kind === 'organisation' ? given.name : '',
        money,
        lots: lots.slice(0, LOTS_SHOWN).map((each) => ({
          item: itemLabel(view, must(incident.lots, each, 'lot').item),
          ...endsOf(view.state.ledger, each),
        })),
        moreLots: Math.max(0, lots.length - LOTS_SHOWN),
      };
    }),
  };
}

/** The last keys of several orders together. */
const latestOf = (orders: readonly Ordered[], most: number, bound: string): string[] =>
  orders
    .flatMap((ordered) => firstFew(keysBackwards(ordered, bound), most))
    .sort((a, b) => compareText(b, a))
    .slice(0, most);

/** Under which name it gave last. */
function givenAs({ donors, donations }: IncidentState, donor: string): string {
  const given = donations.get(donors.get(donor) ?? '')?.donor;
  return given?.kind === 'organisation' ? given.name : donor;
}

export type DonorHistory = NonNullable<ReturnType<typeof donorHistory>>;
