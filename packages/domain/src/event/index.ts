export * from './facts.ts';
export { type EventRule, knowsOf, whyNotTo, whyNotVerify } from './rules.ts';
export * from './state.ts';
