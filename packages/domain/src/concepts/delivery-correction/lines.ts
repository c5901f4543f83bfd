import { z } from 'zod';
import { identifier } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
} from '../../kernel/refusal/refusal.ts';
import { SHORTAGE_REASONS } from '../shipment/facts.ts';
import { linesOf } from '../shipment/missing.ts';
import type { Shipment, ShipmentLine } from '../shipment/state.ts';
import type { CorrectedLine } from './state.ts';

/** What in truth has arrived of one lot, all parts together. */
export const correctArrival = z.strictObject({
  lot: identifier,
  received: z.int().min(0).max(AMOUNT_MAX),
  damaged: z.int().min(0).max(AMOUNT_MAX).default(0),
  shortage: z.enum(SHORTAGE_REASONS).nullable().default(null),
});
type Said = z.output<typeof correctArrival>;

export const standingOf = ({ received, damaged, shortage }: ShipmentLine): CorrectedLine['from'] => ({
  received: received ?? 0,
  damaged,
  shortage,
});

export const isSame = (one: CorrectedLine['from'], other: CorrectedLine['from']): boolean =>
  one.received === other.received && one.damaged === other.damaged && one.shortage === other.shortage;

/** The lines that change, with old and new. More than was sent is no slip of the pen: it is signed for as a surplus. */
export function correctedLines(shipment: Shipment, said: readonly Said[]): Result<CorrectedLine[]> {
  const refusals: Refusal[] = [];
  const lines = said.flatMap((each, index) => {
    const again = said.findIndex(({ lot }) => lot === each.lot) !== index;
    const found: Result<CorrectedLine[]> = again
      ? refuse('input-invalid', ruleFault('lot-once'), { field: `lines.${index}.lot` })
      : linesOfLot(shipment, each, `lines.${index}`);
    if (!found.ok) refusals.push(...found.refusals);
    return found.ok ? found.value : [];
  });
  const changed = lines.filter(({ from, to }) => !isSame(from, to));
  if (refusals.length === 0 && changed.length === 0)
    refusals.push(refusal('input-invalid', ruleFault('correction-changes-nothing'), { field: 'lines' }));
  return refusals.length > 0 ? refuseAll(refusals) : accept(changed);
}

/** A lot that answers several needs fills them in the order of the shipment, as when it was signed for. */
function linesOfLot(shipment: Shipment, said: Said, field: string): Result<CorrectedLine[]> {
  const lines = linesOf(shipment, said.lot);
  if (lines.length === 0)
    return refuse('not-found', { kind: 'lot', id: said.lot }, { field: `${field}.lot` });
  const shipped = lines.reduce((sum, line) => sum + awaited(line), 0);
  const received = said.received + said.damaged;
  if (received > shipped)
    return refuse('more-than-shipped', { shipped, received }, { field: `${field}.received` });
  const isExplained = said.shortage !== null || lines.every((line) => line.shortage !== null);
  if (received < shipped && shipment.confirmedAt !== null && !isExplained)
    return refuse('shortage-unexplained', { missing: shipped - received }, { field: `${field}.shortage` });
  let [good, damaged] = [said.received, said.damaged];
  return accept(
    lines.map((line) => {
      const to = { received: Math.min(good, awaited(line)), damaged: 0 };
      to.damaged = Math.min(damaged, awaited(line) - to.received);
      good -= to.received;
      damaged -= to.damaged;
      const isShort = to.received + to.damaged < awaited(line);
      const shortage = isShort ? (said.shortage ?? line.shortage) : null;
      return { lot: line.lot, need: line.need, from: standingOf(line), to: { ...to, shortage } };
    }),
  );
}

/** What has been written off or taken back meanwhile, has not arrived. */
const awaited = ({ sent, settled }: ShipmentLine): number => sent - settled;
