export * from './facts.ts';
export * from './state.ts';
