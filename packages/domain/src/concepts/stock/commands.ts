import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft, type FactDraft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { keysOf, total } from '../../kernel/state/ordered.ts';
import { consumedAccount, facilityAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { baseUnits, packsOf, statedAmount } from '../../ledger/packs.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { lotScope } from '../donation/lot-scope.ts';
import { happened } from '../incident/happened.ts';
import { whyTyped } from '../release/typed-numbers.ts';

const TRANSFERS_PER_FACT = 100;

export const reportUse = defineCommand({
  name: 'use.report',
  outlives: 'stock',
  function: 'report-use',
  summary: { zh: '上报使用', en: 'Report use' },
  schema: z.strictObject({
    incident: identifier,
    facility: identifier,
    item: identifier,
    /** Base units, or packs of the catalogue. */
    ...statedAmount,
    happenedAt: happenedFact,
  }),
  example: {
    incident: 'covid-2020',
    facility: 'wuhan-union',
    item: 'mask-medical-protective',
    amount: 2_000,
  },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const facility = existing(state.organisations, input.facility, 'facility', 'facility');
    if (!facility.ok) return facility;
    const item = context.items.byId.get(input.item);
    if (!item) return refuseAll([unknownItem(context.items, input.item, 'item')]);
    const scope = { incident: input.incident, area: facility.value.area, subject: input.facility };
    return accept({ ...scope, itemCategories: [item.category], found: incident.value });
  },
  decide(state, { incident, amount: pieces, packs, happenedAt, ...input }, context, of) {
    const when = happened(context, of, happenedAt);
    if (!when.ok) return when;
    const stated = baseUnits({ amount: pieces, packs }, packsOf(context.items, { item: input.item }));
    if (!stated.ok) return stated;
    const amount = stated.value;
    const { stores } = of;
    const usable = stores.get(input.facility)?.get(input.item)?.usable ?? [];
    const available = total(usable).weight;
    if (available < amount) {
      return refuse(
        'stock-insufficient',
        { available, asked: amount, unit: input.item },
        { field: 'amount', rule: 'I1' },
      );
    }
    let left = amount;
    const transfers: Transfer[] = [];
    // First expired, first out.
    for (const key of keysOf(usable)) {
      if (left === 0) break;
      const from = facilityAccount(input.facility, secondOf(key));
      const to = consumedAccount(input.facility, secondOf(key));
      const taken = Math.min(availableIn(state.ledger, from), left);
      transfers.push({ phase: 'posted', transfer: context.newId('transfer'), from, to, amount: taken });
      left -= taken;
    }
    // As many facts as it takes: one holds no more transfers than an entry of the log has room for.
    const uses: string[] = [];
    const facts: FactDraft[] = [];
    for (let start = 0; start < transfers.length; start += TRANSFERS_PER_FACT) {
      const use = context.newId('use');
      uses.push(use);
      const moved = transfers.slice(start, start + TRANSFERS_PER_FACT);
      facts.push(draft(incident, 'use.reported', { ...input, ...when.value, use, transfers: moved }));
    }
    return decided(facts, { use: uses[0] as string, uses });
  },
});

export { recordCount, retractCount, settleCount } from './count.ts';
export { holdLot } from './hold.ts';
export { confirmLoss, refuseLoss, reportLoss } from './loss.ts';
export { moveLot } from './move.ts';

export const explainIdleLot = defineCommand({
  name: 'lot.explain-idle',
  outlives: 'stock',
  function: 'release-goods',
  summary: { zh: '说明滞留原因', en: 'Explain goods that lie idle' },
  schema: z.strictObject({ incident: identifier, lot: identifier, explanation: shortText }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    explanation: '等待检验报告 / waiting for the test report',
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(_state, { incident: id, ...input }, { items }, { incident }) {
    // The public reads it, as it reads a notice.
    const typed = whyTyped(items, incident, { explanation: input.explanation });
    if (typed.length > 0) return refuseAll(typed);
    return decided([draft(id, 'lot.idle-explained', input)]);
  },
});
