export * from './ends.ts';
export * from './state.ts';
