export * from './commands.ts';
export * from './state.ts';
export * from './view.ts';
