export { binsOf } from '../donation/lot-index.ts';
export * from './ageing.ts';
export { closeDays, hasDayToClose } from './close.ts';
export { type CloseRow, closeOfDay, closeRows } from './close-view.ts';
export * from './commands.ts';
export * from './facts.ts';
export * from './find.ts';
export { LOSS_REASON_GROUPS, type LossReason, type LossReasonGroup } from './loss-reasons.ts';
export type { Loss } from './state.ts';
