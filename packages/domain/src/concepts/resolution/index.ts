export * from './facts.ts';
export * from './rules.ts';
export * from './state.ts';
export * from './view.ts';
