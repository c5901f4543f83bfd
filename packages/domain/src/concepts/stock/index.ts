export * from './ageing.ts';
export * from './commands.ts';
export * from './facts.ts';
