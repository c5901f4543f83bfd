export * from './commands.ts';
export * from './facts.ts';
export * from './run-out.ts';
export * from './state.ts';
