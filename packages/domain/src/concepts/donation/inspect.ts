import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import type { Item } from '../../kernel/item/item.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { type Refusal, refusal, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { stockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { happened } from '../incident/happened.ts';
import { whyNotTwo } from '../seat/hands.ts';
import { donationFacts, evidenceSchema, PAPERS_MAX } from './facts.ts';
import { divides, movesOfOutcome } from './inspect-moves.ts';
import { whyNotThis } from './left.ts';
import { lotScope } from './lot-scope.ts';
import { askOfPapers } from './paper-doubts.ts';
import { recorded, standingPapers, whyNotMore, whyNotPapers } from './papers.ts';
import type { Lot } from './state.ts';
import { needsSecond, whyNotAccepted } from './upgrade.ts';

const inspected = donationFacts['lot.inspected'].schema.shape;

/** An inspector says what a lot in quarantine really is. He is not the one who took it in. */
export const inspectLot = defineCommand({
  name: 'lot.inspect',
  outlives: 'stock',
  function: 'inspect-goods',
  summary: { zh: '查验批次', en: 'Inspect a lot' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    outcome: inspected.outcome,
    item: identifier,
    evidence: z.array(evidenceSchema).max(PAPERS_MAX).default([]),
    /** Why; of what is sent back it has to be said. */
    note: inspected.note.default(null),
    happenedAt: happenedFact,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    outcome: 'accepted',
    item: 'mask-medical-protective',
    evidence: [{ kind: 'label-photo', standard: null, reference: 'IMG-2020-014' }],
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, input, context, { incident: records, lot }) {
    const received = { moment: lot.receivedAt, why: 'before-receipt' as const };
    const when = happened(context, records, input.happenedAt, received);
    if (!when.ok) return when;
    const amount = availableIn(state.ledger, stockAccount(lot, 'quarantine'));
    if (lot.status !== 'quarantine' || amount === 0)
      return refuse('lot-not-in-quarantine', { lot: lot.id }, { field: 'lot' });
    const item = context.items.byId.get(input.item);
    if (!item) return refuseAll([unknownItem(context.items, input.item, 'item')]);
    const asked = askBack(input.confirmed);
    const { donor } = must(records.donations, lot.donation, 'donation');
    askOfPapers(asked, context.items, records, donor, input.evidence, 'evidence');
    const room = { field: 'evidence', isInspector: true };
    const malformed = [
      ...whyNotPapers(input.evidence, 'evidence'),
      ...whyNotMore(lot, context.actor.seat, input.evidence.length, room),
    ];
    if (malformed.length > 0) return refuseAll([...malformed, ...asked.open]);
    const { incident, outcome, note } = input;
    const evidence = recorded(context, input.evidence);
    const own = evidence.map((paper) => ({ ...paper, added: context.actor }));
    const why =
      outcome === 'rejected'
        ? whyNotRejected(lot, item, note)
        : whyNotFound(state, context, records, lot, item, own, when.value.happenedAt);
    if (why.length > 0 || asked.open.length > 0) return refuseAll([...why, ...asked.open]);
    const finding = { lot: lot.id, outcome, item: item.id, evidence, note, ...asked.said(), ...when.value };
    const waitsForSecond = needsSecond(context, records, lot, outcome === 'rejected' ? null : item);
    return decided(
      [
        waitsForSecond
          ? draft(incident, 'lot.finding-recorded', finding)
          : draft(incident, 'lot.inspected', {
              ...finding,
              confirms: false,
              ...ended(state, context, records, lot, outcome, item),
            }),
      ],
      { item: item.id, amount, waitsForSecond },
    );
  },
});

/** A second inspector has looked at the same goods and the same papers, and says the same. */
export const confirmFinding = defineCommand({
  name: 'lot.confirm-finding',
  outlives: 'stock',
  function: 'inspect-goods',
  summary: { zh: '复核查验意见', en: 'Confirm a finding' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    outcome: inspected.outcome.default('accepted'),
    item: identifier,
    note: inspected.note.default(null),
  }),
  example: { incident: 'covid-2020', lot: 'lot-7f3k', item: 'mask-medical-protective' },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, { incident, ...input }, context, { incident: records, lot }) {
    if (lot.finding?.item !== input.item || lot.finding.outcome !== input.outcome)
      return refuse('finding-missing', { lot: lot.id }, { field: 'item' });
    const item = context.items.byId.get(input.item);
    if (!item) return refuseAll([unknownItem(context.items, input.item, 'item')]);
    const first = { seat: lot.receivedBySeat, first: 'receive-donation' };
    const notTwo = whyNotTwo(state, { first, seat: context.actor.seat }, context.now);
    if (notTwo) return refuseAll([notTwo]);
    const why = input.outcome === 'rejected' ? [] : whyNotFound(state, context, records, lot, item, []);
    if (why.length > 0) return refuseAll(why);
    const amount = availableIn(state.ledger, stockAccount(lot, 'quarantine'));
    const settled = {
      evidence: [],
      confirms: true,
      ...ended(state, context, records, lot, input.outcome, item),
    };
    return decided([draft(incident, 'lot.inspected', { ...input, ...settled })], { item: item.id, amount });
  },
});

/** What is sent back stays what it counted as: whoever asks later is told why. */
function whyNotRejected(lot: Lot, item: Item, note: string | null): Refusal[] {
  const refusals = note === null ? [refusal('reason-required', {}, { field: 'note' })] : [];
  const parameters = { lot: lot.id, claimed: lot.item, found: item.id };
  if (item.id !== lot.item)
    refusals.push(refusal('inspected-as-other-goods', parameters, { field: 'item', rule: 'I13' }));
  return refusals;
}

function whyNotFound(
  state: State,
  context: Context,
  incident: IncidentState,
  lot: Lot,
  item: Item,
  own: Parameters<typeof whyNotAccepted>[3],
  happenedAt?: string,
): Refusal[] {
  const other = whyNotThis(state, context, lot, item) ?? whyNotDivided(state, incident, lot, item);
  if (other) return [other];
  const papers = standingPapers(lot);
  const why = whyNotAccepted(context, lot, item, [...papers, ...own]);
  if (why.length > 0 || happenedAt === undefined) return why;
  // What proved it was not there yet at the moment that is stated.
  const there = papers.filter(
    ({ atReceipt, added }) => (atReceipt ? lot.receivedAt : added.at) <= happenedAt,
  );
  return whyNotAccepted(context, lot, item, [...there, ...own]).length === 0
    ? []
    : [
        refusal(
          'date-impossible',
          { date: happenedAt, why: 'before-paper' },
          { field: 'happenedAt', rule: 'F2' },
        ),
      ];
}

/** Whether as much is there as the book says is settled before the rest becomes another lot. */
function whyNotDivided(state: State, incident: IncidentState, lot: Lot, item: Item): Refusal | null {
  const count = incident.openCountOfLot.get(lot.id);
  return count !== undefined && divides(state, lot, item)
    ? refusal('count-first', { lot: lot.id, count }, { field: 'lot', rule: 'F13' })
    : null;
}

const ended = (
  state: State,
  context: Context,
  incident: IncidentState,
  lot: Lot,
  outcome: 'accepted' | 'rejected',
  item: Item,
) => ({
  settings: outcome === 'accepted' ? item.settings : [],
  ...movesOfOutcome(state, context, incident, lot, outcome === 'accepted' ? item : null),
});
