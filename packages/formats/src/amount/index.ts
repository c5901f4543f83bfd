export { type Amount, type AmountReading, refused } from './amount.ts';
export { type BaseReading, readColumnValue, toBaseUnits } from './base-units.ts';
export { isDateSerial } from './date-serial.ts';
export { readAmount } from './read.ts';
export { UNIT_ONLY, UNIT_WORDS } from './unit.ts';
