export * from './establish.ts';
export * from './facts.ts';
export * from './state.ts';
