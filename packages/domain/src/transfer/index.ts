export * from './commands.ts';
export * from './expire.ts';
export * from './facts.ts';
export * from './ledger.ts';
export * from './state.ts';
export * from './step.ts';
export * from './transfer.ts';
