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
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { linesOf } from '../shipment/missing.ts';
import type { Shipment, ShipmentLine } from '../shipment/state.ts';
import type { SentLine } from './state.ts';

/** How much of a lot in truth left the gate. Nothing: the goods never left. */
export const correctSent = z.strictObject({ lot: identifier, sent: z.int().min(0).max(AMOUNT_MAX) });
type Said = z.output<typeof correctSent>;

/** The lines that change, with old and new. */
export function sentLines(
  incident: IncidentState,
  shipment: Shipment,
  said: readonly Said[],
): Result<SentLine[]> {
  const refusals: Refusal[] = [];
  const lines = said.flatMap((each, index) => {
    const again = said.findIndex(({ lot }) => lot === each.lot) !== index;
    const found: Result<SentLine[]> = again
      ? refuse('input-invalid', ruleFault('lot-once'), { field: `lines.${index}.lot` })
      : linesOfLot(incident, shipment, each, `lines.${index}`);
    if (!found.ok) refusals.push(...found.refusals);
    return found.ok ? found.value : [];
  });
  const changed = lines.filter(({ from, to }) => from !== to);
  if (refusals.length === 0 && changed.length === 0)
    refusals.push(refusal('input-invalid', ruleFault('correction-changes-nothing'), { field: 'lines' }));
  return refusals.length > 0 ? refuseAll(refusals) : accept(changed);
}

/** A lot that answers several needs fills them in the order of the shipment: first what has arrived of each, then the rest. */
function linesOfLot(
  incident: IncidentState,
  shipment: Shipment,
  { lot, sent }: Said,
  field: string,
): Result<SentLine[]> {
  const lines = linesOf(shipment, lot);
  if (lines.length === 0) return refuse('not-found', { kind: 'lot', id: lot }, { field: `${field}.lot` });
  const arrived = lines.reduce((sum, line) => sum + arrivedOf(line), 0);
  if (sent < arrived)
    return refuse('less-than-arrived', { arrived, stated: sent }, { field: `${field}.sent`, rule: 'I1' });
  const mostOf = (line: ShipmentLine) => Math.max(line.sent, orderedOf(incident, shipment, line));
  const ordered = lines.reduce((sum, line) => sum + mostOf(line), 0);
  if (sent > ordered)
    return refuse('more-than-ordered', { ordered, stated: sent }, { field: `${field}.sent` });
  let left = sent - arrived;
  return accept(
    lines.map((line) => {
      const more = Math.min(left, mostOf(line) - arrivedOf(line));
      left -= more;
      return { lot, need: line.need, from: line.sent, to: arrivedOf(line) + more };
    }),
  );
}

/** What somebody has signed for, or said what became of it, has left. */
const arrivedOf = ({ received, damaged, settled }: ShipmentLine): number =>
  (received ?? 0) + damaged + settled;

/** What left without an order was released by whoever entered it, and no more was. */
function orderedOf(incident: IncidentState, { order }: Shipment, line: ShipmentLine): number {
  if (order === null) return line.sent;
  const lot = line.ordered?.lot ?? line.lot;
  const { lines } = must(incident.orders, order, 'order');
  return lines.find((each) => each.lot === lot && each.need === line.need)?.amount ?? line.sent;
}

/** Does the record still say what was to be put right? Somebody may have signed meanwhile. */
export const standsYet = (shipment: Shipment, lines: readonly SentLine[]): boolean =>
  lines.every(({ lot, need, from, to }) =>
    shipment.lines.some(
      (line) => line.lot === lot && line.need === need && line.sent === from && arrivedOf(line) <= to,
    ),
  );

/** With these put right, does nothing of it leave? */
export const neverLeft = (shipment: Shipment, lines: readonly SentLine[]): boolean =>
  shipment.lines.every((line) => {
    const said = lines.find(({ lot, need }) => lot === line.lot && need === line.need);
    return (said?.to ?? line.sent) === 0;
  });
