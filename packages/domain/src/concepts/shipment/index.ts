export * from './commands.ts';
export * from './corrected.ts';
export * from './facts.ts';
export * from './missing.ts';
export * from './origin.ts';
export * from './state.ts';
export * from './view.ts';
