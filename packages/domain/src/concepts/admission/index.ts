export * from './facts.ts';
export { awaitsCheck, currentRule, ruleOfPlan, WAITING_REASONS, type WaitingReason } from './rule.ts';
export * from './state.ts';
export * from './view.ts';
