import type { FactData, FactOf } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, keep, list, pair } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { transferKey } from './bank-transfer.ts';
import { rememberDonor } from './donors.ts';
import { parcelKey, sumKey } from './entered-before.ts';
import type { QuarantineReason } from './facts.ts';
import { addIntake } from './intake-sums.ts';
import { isPartOut } from './left.ts';
import { changeLot, enterLot } from './lot-index.ts';
import type { Donation, Lot, Paper } from './state.ts';

export const evolveDonation: Evolvers<
  | 'donation.received'
  | 'lot.inspected'
  | 'lot.finding-recorded'
  | 'paper.added'
  | 'paper.struck'
  | 'earmark.questioned'
  | 'earmark.answered'
> = {
  'donation.received'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { donation, lots, transfers: _, ...gift } = fact.data;
    const received: Donation = {
      id: donation,
      ...gift,
      receivedAt: momentOf(fact),
      enteredAt: fact.at,
      receivedBySeat: fact.actor.seat,
      receivedUnder: fact.actor.mandate,
      position: fact.position,
      lots: lots.map((lot) => lot.lot),
    };
    incident.donations.set(donation, received);
    put(incident.giftsInOrder, pair(fact.at, donation));
    rememberDonor(incident, null, received);
    const { seat } = fact.actor;
    const intake = { donor: gift.donor, at: momentOf(fact), seat };
    for (const lot of lots) {
      const key = parcelKey(gift.donor, lot, localDay(intake.at, incident.clock));
      if (key !== null) list(incident.parcels, key, donation);
      addIntake(incident, intake, lot);
    }
    const sum = gift.money && sumKey(gift.donor, gift.money, localDay(intake.at, incident.clock));
    if (sum !== null) list(incident.parcels, sum, donation);
    for (const earlier of gift.linkedTo ?? []) list(incident.linkedFrom, earlier, donation);
    state.receipts.set(gift.receiptCode, { incident: fact.incident, donation });
    if (gift.money) {
      const { currency, amount } = gift.money;
      list(incident.moneyOfReceiver, gift.receiver, donation);
      if (gift.reference !== null)
        incident.transfersOfBank.set(transferKey(gift.receiver, gift.reference), {
          kind: 'donation',
          id: donation,
        });
      incident.moneyGiven.set(currency, (incident.moneyGiven.get(currency) ?? 0) + amount);
    }
    enterLots(state, fact, { ...received, place: gift.place as string, payment: null });
  },
  'lot.inspected'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const lot = must(incident.lots, fact.data.lot, 'lot');
    const { outcome, item, note, confirms, rest } = fact.data;
    incident.lotsInQuarantine.delete(lot.id);
    incident.findingsOpen.delete(lot.id);
    const first = confirms ? lot.finding : null;
    const at = momentOf(fact);
    // A second inspector who adds nothing says what the first one said.
    const said = note ?? first?.note ?? null;
    const found: Partial<Lot> = {
      evidence: [...lot.evidence, ...added(fact, fact.data.evidence)],
      inspection: { at, note, bySeat: fact.actor.seat, first },
      finding: null,
    };
    const isAccepted = outcome === 'accepted';
    const isPart = !isAccepted && isPartOut(state, lot);
    rememberScans(incident, lot, fact.data.evidence);
    if (rest !== undefined) return divide(state, incident, lot, found, fact, rest);
    changeLot(incident, lot, {
      ...found,
      ...{ status: outcome, item, acceptedAs: isAccepted ? item : null },
      ...(isAccepted && { wasAccepted: true }),
      ...(isPart && { foundLater: { at, item: null, lot: null, note: said } }),
    });
  },
  'lot.finding-recorded'(state, fact) {
    const lot = lotOf(state, fact);
    const { outcome, item, note, evidence } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    lot.evidence = [...lot.evidence, ...added(fact, evidence)];
    rememberScans(incident, lot, evidence);
    incident.findingsOpen.add(lot.id);
    lot.finding = { at: fact.at, outcome, item, note, bySeat: fact.actor.seat };
  },
  'paper.added'(state, fact) {
    const { lot: _, quarantined, confirmed: __, ...paper } = fact.data;
    const lot = lotOf(state, fact);
    rememberScans(must(state.incidents, fact.incident, 'incident'), lot, [paper]);
    lot.evidence = [...lot.evidence, ...added(fact, [paper])];
    if (quarantined) waitsAnew(must(state.incidents, fact.incident, 'incident'), lot, quarantined);
  },
  'paper.struck'(state, fact) {
    const lot = lotOf(state, fact);
    const { paper: id, reason, quarantined } = fact.data;
    const struck = { ...handOf(fact), reason };
    lot.evidence = lot.evidence.map((paper) => (paper.paper === id ? { ...paper, struck } : paper));
    lot.acceptedAs = null;
    waitsAnew(must(state.incidents, fact.incident, 'incident'), lot, quarantined);
  },
  'earmark.questioned'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.earmarkQuestion = { at: fact.at, reason: fact.data.reason, bySeat: fact.actor.seat };
  },
  'earmark.answered'(state, fact) {
    const { lot: id, transfers: _, ...answer } = fact.data;
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, id, 'lot');
    if (lot.earmarkQuestion === null) throw new StateError(`nobody asked the donor about lot ${id}`);
    const said = { ...answer, at: fact.at, by: fact.actor.organisation, asked: lot.earmarkQuestion };
    lot.earmarkAnswers = [...lot.earmarkAnswers, said];
    lot.earmarkQuestion = null;
    if (answer.answer === 'lifted') lot.earmarkedFor = null;
    if (answer.answer === 'redirected') lot.earmarkedFor = answer.facility;
  },
};

/** Lots that came in, given or bought, under the gift that gave them or the money for them. */
export function enterLots(
  state: State,
  fact: FactOf<'donation.received'> | FactOf<'purchase.received'>,
  from: Pick<Lot, 'payment' | 'place' | 'mode' | 'earmarkedFor'> & {
    readonly id: string;
    readonly receiver: string;
  },
): void {
  const incident = must(state.incidents, fact.incident, 'incident');
  const { payment, place, mode, earmarkedFor, id: donation, receiver: owner } = from;
  for (const { lot, evidence, ...received } of fact.data.lots) {
    const entered: Lot = {
      id: lot,
      ...received,
      evidence: added(fact, evidence, true),
      ...{ donation, payment, mode, earmarkedFor },
      earmarkQuestion: null,
      earmarkAnswers: [],
      ...{ owner, place },
      receivedAt: momentOf(fact),
      receivedBySeat: fact.actor.seat,
      status: received.quarantined ? 'quarantine' : 'accepted',
      acceptedAs: received.quarantined ? null : received.item,
      wasAccepted: received.quarantined === null,
      ...{ partOf: null, foundLater: null, correcting: null },
      finding: null,
      inspection: null,
      idleExplanation: null,
      firstDispatchAt: null,
    };
    incident.lots.set(lot, entered);
    rememberScans(incident, entered, evidence);
    enterLot(incident, entered);
    state.incidentOfLot.set(lot, fact.incident);
    list(incident.lotsOfOwner, owner, lot);
    if (payment !== null) list(incident.lotsOfPayment, payment, lot);
    keep(incident.lotsInQuarantine, lot, received.quarantined !== null);
  }
}

const lotOf = (state: State, fact: { incident: string | null; data: { lot: string } }): Lot =>
  must(must(state.incidents, fact.incident ?? '', 'incident').lots, fact.data.lot, 'lot');

/** What has left stays what it was; what is left of it is another lot, found later to be less. */
function divide(
  state: State,
  incident: IncidentState,
  lot: Lot,
  found: Partial<Lot>,
  fact: FactOf<'lot.inspected'>,
  rest: string,
): void {
  const { item, transfers } = fact.data;
  const [moved] = transfers;
  const amount = moved?.phase === 'posted' ? moved.amount : 0;
  const note = fact.data.note ?? lot.finding?.note ?? null;
  const foundLater = { at: momentOf(fact), item, lot: rest, note };
  divideLot(
    state,
    incident,
    lot,
    { ...found, acceptedAs: null, foundLater, status: 'accepted' },
    { id: rest, amount, item, acceptedAs: item, status: 'accepted', wasAccepted: true },
  );
}

/** One lot becomes two: what has left, and what is still there. */
export function divideLot(
  state: State,
  incident: IncidentState,
  lot: Lot,
  left: Partial<Lot>,
  there: Partial<Lot> & Pick<Lot, 'id' | 'amount'>,
): void {
  const { id: rest, amount } = there;
  const whole = changeLot(incident, lot, { ...left, amount: lot.amount - amount });
  const made: Lot = {
    ...whole,
    ...{ partOf: lot.id, foundLater: null, idleExplanation: null, firstDispatchAt: null },
    ...there,
  };
  incident.lots.set(rest, made);
  enterLot(incident, made);
  state.incidentOfLot.set(rest, incident.id);
  list(incident.lotsOfOwner, lot.owner, rest);
  keep(incident.lotsInQuarantine, rest, made.status === 'quarantine');
  if (lot.payment !== null) {
    list(incident.lotsOfPayment, lot.payment, rest);
    return;
  }
  const gift = must(incident.donations, lot.donation, 'donation');
  incident.donations.set(gift.id, { ...gift, lots: [...gift.lots, rest] });
}

function rememberScans(
  { giftsOfScan }: IncidentState,
  { donation }: Pick<Lot, 'donation'>,
  papers: readonly { readonly file: string | null }[],
): void {
  for (const { file } of papers) if (file !== null) group(giftsOfScan, file, donation);
}

/** Whatever a first inspector found was found of other papers. */
function waitsAnew(incident: IncidentState, lot: Lot, why: QuarantineReason): void {
  lot.quarantined = why;
  lot.finding = null;
  incident.findingsOpen.delete(lot.id);
}

type Done = Pick<FactOf<'paper.added'>, 'at' | 'actor'>;
const handOf = ({ at, actor: { organisation, seat } }: Done) => ({ at, organisation, seat });

const added = (done: Done, papers: FactData<'lot.inspected'>['evidence'], atReceipt = false): Paper[] =>
  papers.map((paper) => ({ ...paper, added: handOf(done), atReceipt, struck: null }));
