export * from './facts.ts';
export * from './holds.ts';
export * from './kinds.ts';
export * from './state.ts';
