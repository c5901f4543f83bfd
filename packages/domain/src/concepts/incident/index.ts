export * from './commands.ts';
export * from './facts.ts';
export { twinsOf } from './parts.ts';
