export { descriptionFor, mayReadDescription } from './description.ts';
export * from './facts.ts';
export { EVENT_RULES, type EventRule, knowsOf, whyNotDisclose, whyNotTo, whyNotVerify } from './rules.ts';
export * from './state.ts';
export * from './view.ts';
