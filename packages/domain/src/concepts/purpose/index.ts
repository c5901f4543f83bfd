export { type Covers, SPENDING_KINDS, type SpendingKind } from './facts.ts';
export type { Purpose } from './state.ts';
export { type PurposeRow, purposeLabel, purposeRows } from './view.ts';
