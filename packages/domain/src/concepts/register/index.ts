export * from './facts.ts';
export { holdingsOf } from './held.ts';
