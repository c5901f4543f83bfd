import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { returnedAccount, stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { happened } from '../incident/happened.ts';
import { donationCharter } from './charter.ts';
import { donationFacts, evidenceSchema, PAPERS_MAX } from './facts.ts';
import { givenWith } from './lot-index.ts';
import { lotScope } from './lot-scope.ts';
import { recorded, standingPapers, whyNotPapers } from './papers.ts';
import { isUpgrade, whyNotAccepted } from './upgrade.ts';

const inspected = donationFacts['lot.inspected'].schema.shape;

/** An inspector says what a lot in quarantine really is. He is not the one who took it in. */
export const inspectLot = defineCommand({
  name: 'lot.inspect',
  function: 'inspect-goods',
  summary: { zh: '查验批次', en: 'Inspect a lot' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    outcome: inspected.outcome,
    item: identifier,
    evidence: z.array(evidenceSchema).max(PAPERS_MAX).default([]),
    note: inspected.note.default(null),
    happenedAt: happenedFact,
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
    const quarantine = stockAccount(lot, 'quarantine');
    const amount = availableIn(state.ledger, quarantine);
    if (lot.status !== 'quarantine' || amount === 0)
      return refuse('lot-not-in-quarantine', { lot: lot.id }, { field: 'lot' });
    const item = context.items.byId.get(input.item);
    if (!item) return refuseAll([unknownItem(context.items, input.item, 'item')]);
    const malformed = whyNotPapers(input.evidence, 'evidence');
    if (malformed.length > 0) return refuseAll(malformed);
    if (lot.evidence.length + input.evidence.length > PAPERS_MAX)
      return refuse('papers-too-many', { lot: lot.id, most: PAPERS_MAX }, { field: 'evidence' });
    const { incident, outcome, happenedAt: _, ...found } = input;
    const evidence = recorded(context, input.evidence);
    const finding = { ...found, ...when.value, outcome, evidence, confirms: false };
    if (outcome === 'rejected') {
      const transfers = [posted(context, quarantine, returnedAccount(lot.owner, lot.id), amount)];
      return decided([draft(incident, 'lot.inspected', { ...finding, settings: [], transfers })], {
        item: item.id,
        amount,
        waitsForSecond: false,
      });
    }
    const own = evidence.map((paper) => ({ ...paper, added: context.actor }));
    const papers = [...standingPapers(lot), ...own];
    const why = whyNotAccepted(context, lot, item, papers);
    if (why.length > 0) return refuseAll(why);
    const isLarge = givenWith(records, lot) > agreed(records, 'secondInspectorAbove', donationCharter);
    if (isLarge && isUpgrade(context.items, lot, item)) {
      const waits = { lot: lot.id, item: item.id, evidence, note: input.note, ...when.value };
      return decided([draft(incident, 'lot.finding-recorded', waits)], {
        item: item.id,
        amount,
        waitsForSecond: true,
      });
    }
    const transfers = [posted(context, quarantine, usableStockAccount(lot), amount)];
    return decided([draft(incident, 'lot.inspected', { ...finding, settings: item.settings, transfers })], {
      item: item.id,
      amount,
      waitsForSecond: false,
    });
  },
});

/** A second inspector has looked at the same goods and the same papers, and says the same. */
export const confirmFinding = defineCommand({
  name: 'lot.confirm-finding',
  function: 'inspect-goods',
  summary: { zh: '复核查验意见', en: 'Confirm a finding' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    item: identifier,
    note: inspected.note.default(null),
  }),
  example: { incident: 'covid-2020', lot: 'lot-7f3k', item: 'mask-medical-protective' },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, { incident, ...input }, context, { lot }) {
    if (lot.finding?.item !== input.item)
      return refuse('finding-missing', { lot: lot.id }, { field: 'item' });
    const item = context.items.byId.get(input.item);
    if (!item) return refuseAll([unknownItem(context.items, input.item, 'item')]);
    if (context.actor.seat === lot.receivedBySeat)
      return refuse('four-eyes', { first: 'receive-donation' }, { rule: 'I12' });
    const why = whyNotAccepted(context, lot, item, standingPapers(lot));
    if (why.length > 0) return refuseAll(why);
    const quarantine = stockAccount(lot, 'quarantine');
    const amount = availableIn(state.ledger, quarantine);
    const settled = { outcome: 'accepted' as const, evidence: [], settings: item.settings, confirms: true };
    const transfers = [posted(context, quarantine, usableStockAccount(lot), amount)];
    return decided([draft(incident, 'lot.inspected', { ...input, ...settled, transfers })], {
      item: item.id,
      amount,
    });
  },
});

const posted = (context: Context, from: string, to: string, amount: number): Transfer => ({
  phase: 'posted',
  transfer: context.newId('transfer'),
  from,
  to,
  amount,
});
