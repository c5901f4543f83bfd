export * from './evolve.ts';
export * from './must.ts';
export * from './state.ts';
