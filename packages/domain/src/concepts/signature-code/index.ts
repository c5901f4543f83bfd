export * from './code.ts';
export * from './commands.ts';
export * from './facts.ts';
export * from './state.ts';
