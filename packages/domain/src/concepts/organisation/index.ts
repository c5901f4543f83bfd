export * from './establish.ts';
export * from './facts.ts';
export { heirOf } from './standing.ts';
export * from './state.ts';
