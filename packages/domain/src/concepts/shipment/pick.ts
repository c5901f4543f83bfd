import { z } from 'zod';
import type { Order } from '../../allocation/state.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { baseUnits, packsOf, packsSchema } from '../../ledger/packs.ts';
import type { Lot } from '../donation/state.ts';
import { PICK_REASONS } from './facts.ts';

/** A line of the order on which something else leaves, with why. */
export const pickSchema = z.strictObject({
  need: identifier,
  lot: identifier,
  /** What leaves, in base units or packs; unsaid: as much as was ordered. */
  amount: z.int().min(0).optional(),
  packs: packsSchema.optional(),
  /** Another lot of the same goods, from the same place. */
  instead: identifier.nullable().default(null),
  reason: z.enum(PICK_REASONS).nullable().default(null),
  note: shortText.nullable().default(null),
});
type Pick = z.output<typeof pickSchema>;

export type Picked = {
  readonly line: Order['lines'][number];
  /** What leaves. */
  readonly lot: string;
  readonly amount: number;
  readonly change: NonNullable<FactData<'shipment.dispatched'>['changes']>[number] | null;
  /** Where a refusal about it points. */
  readonly field: string;
};

/** What leaves, line by line: less than was ordered, or another lot of the same goods, each for a coded reason. */
export function picked(
  state: State,
  incident: IncidentState,
  order: Order,
  changes: readonly Pick[],
  context: Context,
): Result<Picked[]> {
  const strange = changes.findIndex(
    (each, index) =>
      !order.lines.some((line) => line.lot === each.lot && line.need === each.need) ||
      changes.findIndex((other) => other.lot === each.lot && other.need === each.need) !== index,
  );
  if (strange >= 0)
    return refuse(
      'not-found',
      { kind: 'lot', id: changes[strange]?.lot ?? '-' },
      { field: `changes.${strange}.lot` },
    );
  const taken = new Map<string, number>();
  const lines = order.lines.map((line): Result<Picked> => {
    const index = changes.findIndex((each) => each.lot === line.lot && each.need === line.need);
    const said = changes[index];
    if (!said) return accept({ line, lot: line.lot, amount: line.amount, change: null, field: 'order' });
    return pickedLine(state, incident, line, said, `changes.${index}`, taken, context);
  });
  const refusals = lines.flatMap((each) => (each.ok ? [] : each.refusals));
  if (refusals.length > 0) return refuseAll(refusals);
  const done = lines.flatMap((each) => (each.ok ? [each.value] : []));
  return done.some(({ amount }) => amount > 0)
    ? accept(done)
    : refuse('input-invalid', ruleFault('something-leaves'), { field: 'changes' });
}

function pickedLine(
  state: State,
  incident: IncidentState,
  line: Order['lines'][number],
  { instead, reason, note, ...said }: Pick,
  field: string,
  taken: Map<string, number>,
  context: Context,
): Result<Picked> {
  const ordered = must(incident.lots, line.lot, 'lot');
  const isSaid = said.amount !== undefined || said.packs !== undefined;
  const other =
    instead === null || instead === line.lot
      ? accept(ordered)
      : substitute(incident, ordered, instead, field);
  if (!other.ok) return other;
  const lot = other.value;
  const stated = isSaid ? baseUnits(said, packsOf(context.items, lot)) : accept(line.amount);
  if (!stated.ok)
    return refuseAll(stated.refusals.map((each) => ({ ...each, field: `${field}.${each.field}` })));
  const amount = stated.value;
  if (amount === line.amount && lot === ordered)
    return accept({ line, lot: line.lot, amount, change: null, field: 'order' });
  const refusals: Refusal[] = [];
  if (amount > line.amount)
    refusals.push(
      refusal('more-than-ordered', { ordered: line.amount, stated: amount }, { field: `${field}.amount` }),
    );
  if (reason === null || (reason === 'other' && note === null))
    refusals.push(
      refusal('reason-required', {}, { field: `${field}.${reason === null ? 'reason' : 'note'}` }),
    );
  if (lot !== ordered) {
    const available = availableIn(state.ledger, usableStockAccount(lot)) - (taken.get(lot.id) ?? 0);
    taken.set(lot.id, (taken.get(lot.id) ?? 0) + amount);
    if (available < amount)
      refusals.push(
        refusal(
          'stock-insufficient',
          { available, asked: amount, unit: lot.item },
          { field: `${field}.instead`, rule: 'I1' },
        ),
      );
  }
  if (reason === null || refusals.length > 0) return refuseAll(refusals);
  const change = {
    need: line.need,
    lot: line.lot,
    amount,
    ...(lot !== ordered && { instead: lot.id }),
    reason,
    note,
  };
  return accept({ line, lot: lot.id, amount, change, field: lot === ordered ? 'order' : `${field}.instead` });
}

/** The same goods, of the same owner, at the same place: anything else is another decision, not another box. */
function substitute(incident: IncidentState, ordered: Lot, id: string, field: string): Result<Lot> {
  const lot = existing(incident.lots, id, 'lot', `${field}.instead`);
  if (!lot.ok) return lot;
  const { item, owner, place } = lot.value;
  return item === ordered.item && owner === ordered.owner && place === ordered.place
    ? lot
    : refuse(
        'substitute-differs',
        { ordered: ordered.id, instead: id },
        { field: `${field}.instead`, rule: 'I13' },
      );
}
