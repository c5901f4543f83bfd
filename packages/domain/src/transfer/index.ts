export * from './ledger.ts';
export * from './transfer.ts';
