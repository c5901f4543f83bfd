export * from './check-record.ts';
export * from './commands.ts';
export * from './facts.ts';
export * from './figures.ts';
export * from './goods-report.ts';
export * from './notice-text.ts';
export * from './state.ts';
export * from './view.ts';
