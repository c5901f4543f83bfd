export * from './by-city.ts';
export * from './by-item.ts';
export * from './commands.ts';
export * from './eligibility.ts';
export * from './facts.ts';
export * from './run-out.ts';
export * from './state.ts';
export * from './view.ts';
