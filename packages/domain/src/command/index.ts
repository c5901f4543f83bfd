export * from './command.ts';
export * from './commands.ts';
export * from './context.ts';
export { personalDataRefusals } from './fields.ts';
export * from './handle.ts';
