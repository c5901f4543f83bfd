export * from './commands.ts';
export * from './rules.ts';
export * from './state.ts';
export * from './values.ts';
