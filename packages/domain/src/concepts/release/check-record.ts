import { z } from 'zod';
import { calendarDate, identifier, shortText } from '../../kernel/fact/fields.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { SETTINGS, type Setting } from '../../kernel/item/item.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { provenBy, provenTogether } from '../donation/evidence.ts';
import { evidenceSchema } from '../donation/facts.ts';
import { whyNotSetting } from '../need/eligibility.ts';
import type { Organisation } from '../organisation/state.ts';

/** A donation record as somebody typed it elsewhere, such as row 14 of the table of 30 January 2020. */
export const statedRecordSchema = z.strictObject({
  item: identifier,
  received: z.int().min(1),
  receivedOn: calendarDate,
  publishedOn: calendarDate,
  evidence: z.array(evidenceSchema.omit({ file: true })).max(20),
  lines: z
    .array(z.strictObject({ recipient: shortText, setting: z.enum(SETTINGS), amount: z.int().min(0) }))
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
  const { proven } = provenTogether(items, record.evidence, record.publishedOn);
  if (!item) refusals.push(refusal('item-unknown', { id: record.item }, { field: 'item' }));
  else if (item.evidenceRequired && !proven.includes(item.id)) {
    const parameters = { claimed: item.id, proven: proven.join(', ') || '-' };
    refusals.push(
      refusal('standard-unproven', parameters, { field: 'item', rule: item.standards[0] ?? 'I13' }),
    );
  }
  refusals.push(...whyNotNamed(items, record));
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
    refusals.push(...whyNotThere(items, record.item, line.setting, known, `lines.${index}.setting`));
  });
  return refusals;
}

/** A setting that the facility cannot have, or in which the goods may not be used: both would be found at the ward. */
function whyNotThere(
  items: ItemIndex,
  id: string,
  setting: Setting,
  facility: Organisation | undefined,
  field: string,
): Refusal[] {
  const item = items.byId.get(id);
  const why = facility ? whyNotSetting(facility, setting) : null;
  const isForbidden = item !== undefined && !item.settings.includes(setting);
  const parameters = { item: id, setting };
  return [
    ...(why ? [{ ...why, field }] : []),
    ...(isForbidden
      ? [
          refusal('item-not-permitted-in-setting', parameters, {
            field,
            rule: item.standards[0] ?? 'I13',
          }),
        ]
      : []),
  ];
}

/** Of a class that needs proof, the paper that proves it has a number under which somebody else finds it. */
function whyNotNamed(items: ItemIndex, { item: id, evidence, publishedOn }: StatedRecord): Refusal[] {
  if (!items.byId.get(id)?.evidenceRequired) return [];
  const proving = evidence.filter((paper) => provenBy(items, paper, publishedOn).includes(id));
  const isNamed = proving.some(({ reference }) => /\d/.test(reference));
  return proving.length === 0 || isNamed
    ? []
    : [refusal('paper-without-number', { item: id }, { field: 'evidence', rule: 'I13' })];
}
