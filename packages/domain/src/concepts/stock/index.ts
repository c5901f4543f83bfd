export * from './ageing.ts';
export { closeDays, hasDayToClose } from './close.ts';
export { type CloseRow, closeOfDay, closeRows } from './close-view.ts';
export * from './commands.ts';
export * from './facts.ts';
