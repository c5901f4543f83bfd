export * from './ageing.ts';
export * from './commands.ts';
export * from './facts.ts';
export { LOSS_REASON_GROUPS, type LossReason, type LossReasonGroup } from './loss-reasons.ts';
export type { Loss } from './state.ts';
