import type { Shipment, ShipmentLine } from './state.ts';

/** Of a line: what was sent, has not arrived in whatever shape, and is not settled. */
export const missingOf = ({ sent, received, damaged, settled }: ShipmentLine): number =>
  sent - (received ?? 0) - damaged - settled;

export const missingIn = ({ lines }: Pick<Shipment, 'lines'>): number =>
  lines.reduce((sum, line) => sum + missingOf(line), 0);

/** The lines that hold a lot: one lot may answer several needs of one facility. */
export const linesOf = ({ lines }: Pick<Shipment, 'lines'>, lot: string): ShipmentLine[] =>
  lines.filter((line) => line.lot === lot);
