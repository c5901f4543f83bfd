export * from './facts.ts';
export * from './holds.ts';
export * from './kinds.ts';
export * from './qualifies.ts';
export * from './rules.ts';
export * from './state.ts';
