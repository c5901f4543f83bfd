export * from './facts.ts';
export { interestsOf, statementOwed } from './rules.ts';
export * from './state.ts';
export * from './view.ts';
