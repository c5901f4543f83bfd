export * from './commands.ts';
export * from './facts.ts';
export * from './fitness.ts';
export * from './match.ts';
export * from './state.ts';
export * from './working-time.ts';
