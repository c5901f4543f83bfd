export * from './commands.ts';
export * from './facts.ts';
export * from './kinds.ts';
export * from './state.ts';
