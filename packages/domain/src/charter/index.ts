export * from './commands.ts';
export * from './facts.ts';
export * from './value-of-cover.ts';
