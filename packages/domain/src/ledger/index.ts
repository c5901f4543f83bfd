export * from './accounts.ts';
export * from './ledger.ts';
export * from './step.ts';
export * from './transfer.ts';
