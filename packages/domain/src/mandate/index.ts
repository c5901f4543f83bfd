export * from './check.ts';
export * from './commands.ts';
export * from './facts.ts';
export * from './functions.ts';
export * from './state.ts';
