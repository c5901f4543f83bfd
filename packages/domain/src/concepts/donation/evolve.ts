import type { FactData, FactOf } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list, pair } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { rememberDonor } from './donors.ts';
import { parcelKey, sumKey } from './entered-before.ts';
import type { QuarantineReason } from './facts.ts';
import { addIntake } from './intake-sums.ts';
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
      position: fact.position,
      lots: lots.map((lot) => lot.lot),
    };
    incident.donations.set(donation, received);
    put(incident.giftsInOrder, pair(fact.at, donation));
    rememberDonor(incident, null, received);
    const { seat } = fact.actor;
    const intake = { donor: gift.donor, at: momentOf(fact), seat };
    for (const lot of lots) {
      const key = parcelKey(gift.donor, lot, intake.at);
      if (key !== null) list(incident.parcels, key, donation);
      addIntake(incident, intake, lot);
    }
    const sum = gift.money && sumKey(gift.donor, gift.money, intake.at);
    if (sum !== null) list(incident.parcels, sum, donation);
    for (const earlier of gift.linkedTo ?? []) list(incident.linkedFrom, earlier, donation);
    state.receipts.set(gift.receiptCode, { incident: fact.incident, donation });
    if (gift.money) {
      const { currency, amount } = gift.money;
      incident.moneyGiven.set(currency, (incident.moneyGiven.get(currency) ?? 0) + amount);
    }
    for (const { lot, evidence, ...received } of lots) {
      const entered: Lot = {
        id: lot,
        ...received,
        evidence: added(fact, evidence, true),
        donation,
        mode: gift.mode,
        earmarkedFor: gift.earmarkedFor,
        earmarkQuestion: null,
        earmarkAnswers: [],
        owner: gift.receiver,
        place: gift.place as string,
        receivedAt: momentOf(fact),
        receivedBySeat: fact.actor.seat,
        status: received.quarantined ? 'quarantine' : 'accepted',
        acceptedAs: received.quarantined ? null : received.item,
        finding: null,
        inspection: null,
        idleExplanation: null,
        firstDispatchAt: null,
      };
      incident.lots.set(lot, entered);
      enterLot(incident, entered);
      state.incidentOfLot.set(lot, fact.incident);
      list(incident.lotsOfOwner, gift.receiver, lot);
      keep(incident.lotsInQuarantine, lot, received.quarantined !== null);
    }
  },
  'lot.inspected'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const lot = must(incident.lots, fact.data.lot, 'lot');
    const { outcome, item, note, confirms } = fact.data;
    incident.lotsInQuarantine.delete(lot.id);
    incident.findingsOpen.delete(lot.id);
    const first = confirms ? lot.finding : null;
    changeLot(incident, lot, {
      status: outcome,
      item,
      evidence: [...lot.evidence, ...added(fact, fact.data.evidence)],
      acceptedAs: outcome === 'accepted' ? item : null,
      inspection: { at: momentOf(fact), note, bySeat: fact.actor.seat, first },
      finding: null,
    });
  },
  'lot.finding-recorded'(state, fact) {
    const lot = lotOf(state, fact);
    lot.evidence = [...lot.evidence, ...added(fact, fact.data.evidence)];
    must(state.incidents, fact.incident, 'incident').findingsOpen.add(lot.id);
    lot.finding = { at: fact.at, item: fact.data.item, note: fact.data.note, bySeat: fact.actor.seat };
  },
  'paper.added'(state, fact) {
    const { lot: _, quarantined, ...paper } = fact.data;
    const lot = lotOf(state, fact);
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

const lotOf = (state: State, fact: { incident: string | null; data: { lot: string } }): Lot =>
  must(must(state.incidents, fact.incident ?? '', 'incident').lots, fact.data.lot, 'lot');

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
