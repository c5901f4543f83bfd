export * from './facts.ts';
export { interestsOf } from './rules.ts';
export * from './state.ts';
export * from './view.ts';
