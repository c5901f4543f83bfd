export { hoursOf } from './certificate.ts';
export * from './commands.ts';
export * from './facts.ts';
export * from './fitness.ts';
export * from './match.ts';
export * from './state.ts';
export { atWork, shiftsAt } from './together.ts';
export * from './view.ts';
export * from './working-time.ts';
