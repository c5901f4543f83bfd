import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { refuse } from '../../kernel/refusal/refusal.ts';
import { localDay } from '../../kernel/time/time.ts';
import { returnedAccount, stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { happened } from '../incident/happened.ts';
import { provenItems } from './evidence.ts';
import { donationFacts } from './facts.ts';
import { lotScope } from './lot-scope.ts';

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
    evidence: inspected.evidence.default([]),
    note: inspected.note.default(null),
    happenedAt: happenedFact,
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    outcome: 'accepted',
    item: 'mask-medical-protective',
    evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'T-2020-014' }],
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, input, context, { incident: of, lot }) {
    const received = { moment: lot.receivedAt, why: 'before-receipt' as const };
    const when = happened(context, of, input.happenedAt, received);
    if (!when.ok) return when;
    const quarantine = stockAccount(lot, 'quarantine');
    const amount = availableIn(state.ledger, quarantine);
    if (lot.status !== 'quarantine' || amount === 0)
      return refuse('lot-not-in-quarantine', { lot: lot.id }, { field: 'lot' });
    const item = context.items.byId.get(input.item);
    if (!item) return refuse('item-unknown', { id: input.item }, { field: 'item' });
    const { incident, happenedAt: _, ...said } = input;
    const data = { ...said, ...when.value };
    const transfer = {
      phase: 'posted' as const,
      transfer: context.newId('transfer'),
      from: quarantine,
      amount,
    };
    if (input.outcome === 'rejected') {
      const transfers = [{ ...transfer, to: returnedAccount(lot.owner, lot.id) }];
      return decided([draft(incident, 'lot.inspected', { ...data, settings: [], transfers })], {
        item: item.id,
        amount,
      });
    }
    if (lot.expiresOn !== null && lot.expiresOn < localDay(context.now)) {
      return refuse(
        'lot-expired',
        { lot: lot.id, expiredOn: lot.expiresOn },
        { field: 'outcome', rule: 'I13' },
      );
    }
    const proven = provenItems(context.items, [...lot.evidence, ...input.evidence]);
    if (item.evidenceRequired && !proven.includes(item.id)) {
      return refuse(
        'standard-unproven',
        { claimed: item.id, proven: proven.join(', ') || '-' },
        { field: 'item', rule: item.standards[0] ?? 'I13' },
      );
    }
    const transfers = [{ ...transfer, to: usableStockAccount(lot) }];
    return decided([draft(incident, 'lot.inspected', { ...data, settings: item.settings, transfers })], {
      item: item.id,
      amount,
    });
  },
});
