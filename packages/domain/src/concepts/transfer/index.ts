export * from './commands.ts';
export * from './expire.ts';
export * from './facts.ts';
export * from './state.ts';
