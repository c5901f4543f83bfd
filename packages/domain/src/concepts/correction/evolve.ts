import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { endProposal } from '../../kernel/state/proposal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { transferKey } from '../donation/bank-transfer.ts';
import { rememberDonor } from '../donation/donors.ts';
import { divideLot } from '../donation/evolve.ts';
import { changeLot } from '../donation/lot-index.ts';
import type { Donation, Lot } from '../donation/state.ts';
import { noteOffBook } from '../transfer/state.ts';
import type { correctionFacts } from './facts.ts';
import type { CorrectedValues, Correction } from './state.ts';

export const evolveCorrection: Evolvers<keyof typeof correctionFacts> = {
  'correction.proposed'(state, fact) {
    enter(must(state.incidents, fact.incident, 'incident'), fact);
  },
  'gift.corrected'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { donation: id, lot, to, transfers } = fact.data;
    const correction = incident.corrections.get(fact.data.correction) ?? enter(incident, fact);
    end(incident, correction, fact, 'made');
    noteOffBook(incident, transfers);
    if (lot === null) correctGift(state, incident, must(incident.donations, id, 'donation'), fact);
    else if (fact.data.rests) correctRest(state, incident, must(incident.lots, lot, 'lot'), fact);
    else correctLot(incident, must(incident.lots, lot, 'lot'), to);
  },
  'correction.declined'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    end(incident, must(incident.corrections, fact.data.correction, 'correction'), fact, 'declined');
  },
};

function enter(
  incident: IncidentState,
  fact: FactOf<'correction.proposed'> | FactOf<'gift.corrected'>,
): Correction {
  const { correction: id, donation, lot, from, to, reason, confirmed } = fact.data;
  const entered: Correction = {
    ...{ id, donation, lot, from, to, reason, ...(confirmed && { confirmed }) },
    ...{ at: fact.at, bySeat: fact.actor.seat, status: 'open', ended: null },
  };
  incident.corrections.set(id, entered);
  if (lot !== null && ('claimedItem' in to || 'expiresOn' in to))
    must(incident.lots, lot, 'lot').correcting = id;
  incident.correctionsOpen.add(id);
  list(incident.correctionsOfDonation, donation, id);
  return entered;
}

function end(
  incident: IncidentState,
  correction: Correction,
  fact: FactOf<'gift.corrected'> | FactOf<'correction.declined'>,
  status: 'made' | 'declined',
): void {
  const reason = fact.type === 'correction.declined' ? fact.data.reason : null;
  endProposal(correction, fact, status, reason);
  incident.correctionsOpen.delete(correction.id);
  const lot = incident.lots.get(correction.lot ?? '');
  if (lot?.correcting === correction.id) lot.correcting = null;
}

/** What it is, an inspection finds out again. */
function correctLot(incident: IncidentState, lot: Lot, { claimedItem, ...values }: CorrectedValues): void {
  const { correctedAway } = incident;
  const { amount = lot.amount, batch = lot.batch, expiresOn = lot.expiresOn, bin = lot.bin } = values;
  if (amount !== lot.amount)
    correctedAway.set(lot.id, (correctedAway.get(lot.id) ?? 0) + lot.amount - amount);
  const anew =
    claimedItem === undefined
      ? {}
      : ({
          ...{ claimedItem, item: claimedItem, provenItem: null, acceptedAs: null, finding: null },
          ...{ status: 'quarantine', quarantined: 'held' },
        } as const);
  changeLot(incident, lot, { amount, batch, expiresOn, bin, ...anew });
  if (claimedItem !== undefined) incident.findingsOpen.delete(lot.id);
  if (claimedItem !== undefined) keep(incident.lotsInQuarantine, lot.id, true);
}

/** What has left of it stays what it was, and says what the rest was found to be. */
function correctRest(state: State, incident: IncidentState, lot: Lot, fact: FactOf<'gift.corrected'>): void {
  const { to, rests = [], reason } = fact.data;
  const { claimedItem: item = lot.item, batch = lot.batch, expiresOn = lot.expiresOn, bin = lot.bin } = to;
  for (const { rest, amount } of rests) {
    const foundLater = { at: fact.at, item, lot: rest, note: reason };
    divideLot(
      state,
      incident,
      lot,
      { ...leftAsItWas(incident, lot), foundLater },
      {
        ...{ id: rest, amount, claimedItem: item, item, batch, expiresOn, bin, provenItem: null },
        ...{ acceptedAs: null, finding: null, status: 'quarantine', quarantined: 'held' },
      },
    );
  }
}

/** Nothing of it lies there to be looked at. */
function leftAsItWas(incident: IncidentState, lot: Lot): Partial<Lot> {
  incident.findingsOpen.delete(lot.id);
  keep(incident.lotsInQuarantine, lot.id, false);
  return { acceptedAs: null, finding: null, status: 'accepted' };
}

function correctGift(
  state: State,
  incident: IncidentState,
  gift: Donation,
  fact: FactOf<'gift.corrected'>,
): void {
  const { to, rests = [], stay = [] } = fact.data;
  const { earmarkedFor = gift.earmarkedFor, purpose = gift.purpose, reference = gift.reference } = to;
  const mode: Donation['mode'] = earmarkedFor === null && purpose === null ? 'discretionary' : 'directed';
  const { donor: was, money: had } = gift;
  const donor =
    was.kind === 'organisation'
      ? { ...was, donor: to.donor ?? was.donor, name: to.donorName ?? was.name }
      : was;
  const money = had && { currency: to.currency ?? had.currency, amount: to.amount ?? had.amount };
  if (had && money) {
    addMoney(incident, had.currency, -had.amount);
    addMoney(incident, money.currency, money.amount);
  }
  const purposeWords = purpose === null ? null : gift.purposeWords;
  const corrected = {
    ...gift,
    donor,
    money,
    mode,
    earmarkedFor,
    purpose,
    purposeWords,
    reference,
  } satisfies Donation;
  incident.donations.set(gift.id, corrected);
  if (reference !== gift.reference) tie(incident, gift, reference);
  rememberDonor(incident, gift, corrected);
  if (to.earmarkedFor === undefined && to.purpose === undefined) return;
  for (const id of gift.lots) {
    if (stay.includes(id)) continue;
    const lot = must(incident.lots, id, 'lot');
    const follows = lot.earmarkedFor === gift.earmarkedFor;
    const part = rests.find((each) => each.lot === id);
    if (part) {
      const there = { status: lot.status, finding: lot.finding, acceptedAs: lot.acceptedAs };
      if (lot.finding !== null) incident.findingsOpen.add(part.rest);
      const turned = { id: part.rest, amount: part.amount, mode, earmarkedFor };
      divideLot(state, incident, lot, leftAsItWas(incident, lot), { ...there, ...turned });
      continue;
    }
    incident.lots.set(id, { ...lot, mode, earmarkedFor: follows ? earmarkedFor : lot.earmarkedFor });
  }
}

function tie({ transfersOfBank }: IncidentState, gift: Donation, reference: string | null): void {
  if (gift.reference !== null) transfersOfBank.delete(transferKey(gift.receiver, gift.reference));
  if (reference !== null)
    transfersOfBank.set(transferKey(gift.receiver, reference), { kind: 'donation', id: gift.id });
}

function addMoney({ moneyGiven }: IncidentState, currency: string, amount: number): void {
  const sum = (moneyGiven.get(currency) ?? 0) + amount;
  if (sum === 0) moneyGiven.delete(currency);
  else moneyGiven.set(currency, sum);
}
