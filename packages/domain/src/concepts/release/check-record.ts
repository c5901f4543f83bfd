import { z } from 'zod';
import { calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { provenTogether } from '../donation/evidence.ts';
import { evidenceSchema } from '../donation/facts.ts';

/** A donation record as somebody typed it elsewhere, such as row 14 of the table of 30 January 2020. */
export const statedRecordSchema = z.strictObject({
  item: identifier,
  received: z.int().min(1),
  receivedOn: calendarDate,
  publishedOn: calendarDate,
  evidence: z.array(evidenceSchema.omit({ file: true })).max(20),
  lines: z
    .array(z.strictObject({ recipient: shortText, setting: shortText, amount: z.int().min(0) }))
    .min(1)
    .max(200),
  /** What the writer says still lies in the warehouse. */
  remaining: z.int().min(0).default(0),
});
export type StatedRecord = z.infer<typeof statedRecordSchema>;

/**
 * The gate for a table that did not come from the ledger: every reason for which it must not be published.
 * The two that would have stopped Record 14: its sum, and its item's class.
 */
export function checkRecord(state: State, items: ItemIndex, record: StatedRecord): Refusal[] {
  const refusals: Refusal[] = [];
  const parts = record.lines.reduce((sum, line) => sum + line.amount, record.remaining);
  if (parts !== record.received) {
    const parameters = { stated: record.received, parts, missing: record.received - parts };
    refusals.push(refusal('sum-differs', parameters, { field: 'received', rule: 'I8' }));
  }
  const item = items.byId.get(record.item);
  const { proven } = provenTogether(items, record.evidence);
  if (!item) refusals.push(refusal('item-unknown', { id: record.item }, { field: 'item' }));
  else if (item.evidenceRequired && !proven.includes(item.id)) {
    const parameters = { claimed: item.id, proven: proven.join(', ') || '-' };
    refusals.push(
      refusal('standard-unproven', parameters, { field: 'item', rule: item.standards[0] ?? 'I13' }),
    );
  }
  if (record.publishedOn < record.receivedOn) {
    refusals.push(
      refusal(
        'date-impossible',
        { date: record.publishedOn, why: 'before-receipt' },
        { field: 'publishedOn', rule: 'F2' },
      ),
    );
  }
  record.lines.forEach((line, index) => {
    const known = [...state.organisations.values()].find(
      (each) => each.name.zh === line.recipient || each.id === line.recipient,
    );
    if (!known) {
      refusals.push(
        refusal('not-found', { kind: 'facility', id: line.recipient }, { field: `lines.${index}.recipient` }),
      );
    }
  });
  return refusals;
}
