export * from './commands.ts';
export * from './facts.ts';
export * from './handling.ts';
export * from './value-of-cover.ts';
