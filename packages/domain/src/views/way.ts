import { donorName } from '../concepts/donation/donor-name.ts';
import { decisionsBehind } from '../concepts/resolution/view.ts';
import { placeOf, type WayPlace } from '../concepts/way/ends.ts';
import type { WayEntry } from '../concepts/way/state.ts';
import { pair, secondOf } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOf } from '../kernel/state/page.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import {
  type ItemLabel,
  itemLabel,
  type OrganisationLabel,
  organisationLabel,
  type Viewpoint,
} from '../kernel/view/viewpoint.ts';
import type { Bilingual } from '../kernel/words/words.ts';
import { consumedAccount, facilityAccount } from '../ledger/accounts.ts';
import { balance, type Posting } from '../ledger/ledger.ts';

/** What one entry did on the way: what moved from where to where, by whom. `position` finds its proof. */
export type WayStep = Omit<WayEntry, 'moves' | 'organisation' | 'facility' | 'item'> & {
  readonly organisation: OrganisationLabel;
  readonly facility: OrganisationLabel | null;
  readonly item: ItemLabel | null;
  /** Decisions of a leading group that it carries out. */
  readonly behind: ReturnType<typeof decisionsBehind>;
  readonly moves: readonly { readonly from: WayPlace; readonly to: WayPlace; readonly amount: number }[];
};

/** Some steps of a way, the earliest first. */
export type WayPage = {
  readonly steps: readonly WayStep[];
  /** Of how many, and how many lie before these. */
  readonly count: number;
  readonly before: number;
};

/** So many steps stand on one page. */
export const STEPS_SHOWN = 40;

/**
 * The way of a lot, or of a gift of money (`unit`), `most` steps from the one that has `before` before it. With a `facility` only
 * what one unit there has gone through: what happened to all of the lot, and what of it came there.
 */
export function wayOf(
  view: Viewpoint,
  incidentId: string,
  unit: string,
  asked: {
    readonly facility?: string | undefined;
    readonly before?: number | undefined;
    readonly most?: number | undefined;
  } = {},
): WayPage {
  const { ways } = must(view.state.incidents, incidentId, 'incident');
  const { facility, before = 0, most = STEPS_SHOWN } = asked;
  const all =
    facility === undefined
      ? (ways.get(unit) ?? [])
      : inOrder(ways.get(pair(unit, '')) ?? [], ways.get(pair(unit, facility)) ?? []);
  const steps = all.slice(before, before + most).map((entry) => stepOf(view, entry));
  return { steps, count: all.length, before: Math.min(before, all.length) };
}

function inOrder(one: readonly WayEntry[], other: readonly WayEntry[]): readonly WayEntry[] {
  const all: WayEntry[] = [];
  let [a, b] = [0, 0];
  while (a < one.length || b < other.length) {
    const [left, right] = [one[a], other[b]];
    if (left && (!right || left.position < right.position)) {
      all.push(left);
      a += 1;
    } else if (right) {
      all.push(right);
      b += 1;
    }
  }
  return all;
}

function stepOf(view: Viewpoint, { moves, organisation, facility, item, ...entry }: WayEntry): WayStep {
  return {
    ...entry,
    organisation: organisationLabel(view, organisation),
    facility: facility === null ? null : organisationLabel(view, facility),
    item: item === null ? null : itemLabel(view, item),
    behind: decisionsBehind(view.state, entry.position),
    moves: summed(moves),
  };
}

/** What moved within one place, from purpose to purpose or bin to bin, is no step of it. */
function summed(moves: readonly Posting[]): WayStep['moves'] {
  const sums = new Map<string, { from: WayPlace; to: WayPlace; amount: number }>();
  for (const { from: out, to: into, amount } of moves) {
    const [from, to] = [placeOf(out), placeOf(into)];
    if (from === to) continue;
    const known = sums.get(pair(from, to));
    if (known) known.amount += amount;
    else sums.set(pair(from, to), { from, to, amount });
  }
  return [...sums.values()];
}

/** A lot of which something came to a ward, with whose gift it was. */
export type LotAtFacility = {
  readonly lot: string;
  readonly item: ItemLabel;
  readonly cameAt: string;
  /** Of it, here now, and used here. */
  readonly held: number;
  readonly used: number;
  readonly receiptCode: string;
  readonly donor: Bilingual;
};

/** What came to a facility, lot by lot, the latest first. */
export function lotsAt(
  view: Viewpoint,
  incidentId: string,
  facility: string,
  asked: PageAsked,
): PageOf<LotAtFacility> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return pageOf(incident.lotsAtFacility.get(facility) ?? [], asked, (key) => [
    lotAt(view, incident, facility, key),
  ]);
}

function lotAt(view: Viewpoint, incident: IncidentState, facility: string, key: string): LotAtFacility {
  const lot = must(incident.lots, secondOf(key), 'lot');
  const donation = must(incident.donations, lot.donation, 'donation');
  const { accounts } = view.state.ledger;
  const there = accounts.get(facilityAccount(facility, lot.id));
  const used = accounts.get(consumedAccount(facility, lot.id));
  return {
    lot: lot.id,
    item: itemLabel(view, lot.item),
    cameAt: key.slice(0, key.indexOf(' ')),
    held: there ? balance(there) : 0,
    used: used ? balance(used) : 0,
    receiptCode: donation.receiptCode,
    donor: donorName(incident, donation),
  };
}
