export * from './commands.ts';
export * from './facts.ts';
export * from './state.ts';
export * from './view.ts';
