export * from './command.ts';
export * from './commands.ts';
export * from './context.ts';
export * from './handle.ts';
