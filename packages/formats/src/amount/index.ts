export type { Amount, AmountReading } from './amount.ts';
export { type BaseReading, readColumnValue, toBaseUnits } from './base-units.ts';
export { readAmount } from './read.ts';
export { UNIT_ONLY, UNIT_WORDS } from './unit.ts';
