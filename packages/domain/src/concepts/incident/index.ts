export * from './commands.ts';
export * from './facts.ts';
