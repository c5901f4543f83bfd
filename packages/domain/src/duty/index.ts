export * from './book.ts';
export * from './deadline.ts';
export * from './jurisdiction.ts';
export * from './rule.ts';
export * from './rules-in-use.ts';
export * from './status.ts';
export * from './view.ts';
export * from './warning.ts';
export { type Calendar, calendarSchema } from './working-days.ts';
