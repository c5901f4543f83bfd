import { z } from 'zod';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { baseUnits, packsOf, packsSchema } from '../../ledger/packs.ts';
import { SHORTAGE_REASONS } from './facts.ts';
import { linesOf, missingOf } from './missing.ts';
import type { Shipment, ShipmentLine } from './state.ts';

/** What a facility says of one lot. */
export const arrivedSchema = z.strictObject({
  lot: identifier,
  /** In order: base units, or packs as they were counted. */
  received: z.int().min(0).max(AMOUNT_MAX).optional(),
  packs: packsSchema.optional(),
  /** Arrived, and of no use. */
  damaged: z.int().min(0).max(AMOUNT_MAX).default(0),
  /** Why some of it is missing. */
  shortage: z.enum(SHORTAGE_REASONS).nullable().default(null),
});
type Said = z.output<typeof arrivedSchema>;

/** Of one lot: what of it was sent and has arrived, in order or damaged, and what came beyond that. */
export type Arrived = {
  readonly lot: string;
  readonly packs: Said['packs'];
  readonly good: number;
  readonly damaged: number;
  readonly surplus: number;
  readonly shortage: Said['shortage'];
  readonly lines: readonly ShipmentLine[];
};

type Around = { readonly moreToCome: boolean; readonly asked: AskBack; readonly items: ItemIndex };

export function whatArrived(
  shipment: Shipment,
  incident: IncidentState,
  said: readonly Said[],
  around: Around,
): Result<Arrived[]> {
  const refusals: Refusal[] = [];
  const arrived = said.flatMap((each, index) => {
    const one = arrivedOfLot(shipment, incident, each, `lines.${index}`, around);
    const again = said.findIndex(({ lot }) => lot === each.lot) !== index;
    if (again)
      refusals.push(refusal('input-invalid', ruleFault('lot-once'), { field: `lines.${index}.lot` }));
    else if (!one.ok) refusals.push(...one.refusals);
    return one.ok ? [one.value] : [];
  });
  // Where nothing more is to come, nothing is passed over in silence.
  const unsaid = shipment.lines.find(
    (line) => missingOf(line) > 0 && line.shortage === null && !said.some(({ lot }) => lot === line.lot),
  );
  if (unsaid && !around.moreToCome)
    refusals.push(refusal('lot-unsaid', { lot: unsaid.lot, missing: missingOf(unsaid) }, { field: 'lines' }));
  return refusals.length > 0 ? refuseAll([...refusals, ...around.asked.open]) : accept(arrived);
}

function arrivedOfLot(
  shipment: Shipment,
  incident: IncidentState,
  { lot: id, packs, shortage, ...said }: Said,
  field: string,
  { moreToCome, asked, items }: Around,
): Result<Arrived> {
  const lines = linesOf(shipment, id);
  if (lines.length === 0) return refuse('not-found', { kind: 'lot', id }, { field: `${field}.lot` });
  const counted = baseUnits({ amount: said.received, packs }, packsOf(items, must(incident.lots, id, 'lot')));
  if (!counted.ok)
    return refuseAll(
      counted.refusals.map((each) => ({
        ...each,
        field: `${field}.${each.field === 'amount' ? 'received' : each.field}`,
      })),
    );
  const received = counted.value;
  const open = lines.reduce((sum, line) => sum + missingOf(line), 0);
  const good = Math.min(received, open);
  const damaged = Math.min(said.damaged, open - good);
  const surplus = received + said.damaged - good - damaged;
  if (surplus > 0)
    asked.ask(
      refusal(
        'more-than-shipped',
        { shipped: open, received: received + said.damaged },
        { field: `${field}.received` },
      ),
      received + said.damaged,
    );
  const missing = open - good - damaged;
  const isExplained = shortage !== null || lines.every((line) => line.shortage !== null);
  if (missing > 0 && !moreToCome && !isExplained)
    return refuse('shortage-unexplained', { missing }, { field: `${field}.shortage` });
  return accept({ lot: id, packs, good, damaged, surplus, shortage: missing > 0 ? shortage : null, lines });
}

/** Line by line: a lot that answers several needs fills them in the order of the shipment. */
export function arrivedOf({
  lot,
  good,
  damaged,
  shortage,
  lines,
}: Arrived): FactData<'delivery.confirmed'>['lines'] {
  let [goodLeft, damagedLeft] = [good, damaged];
  return lines.map((line) => {
    const received = Math.min(goodLeft, missingOf(line));
    const spoilt = Math.min(damagedLeft, missingOf(line) - received);
    goodLeft -= received;
    damagedLeft -= spoilt;
    const isShort = missingOf(line) - received - spoilt > 0;
    return { lot, need: line.need, received, damaged: spoilt, shortage: isShort ? shortage : null };
  });
}
