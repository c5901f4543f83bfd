export * from './commands.ts';
export * from './facts.ts';
export * from './question-key.ts';
export * from './state.ts';
