export * from './commands.ts';
export * from './facts.ts';
export * from './offers.ts';
export * from './road.ts';
export * from './state.ts';
export * from './view.ts';
