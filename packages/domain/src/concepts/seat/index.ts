export * from './facts.ts';
export { maySit } from './rules.ts';
export * from './state.ts';
