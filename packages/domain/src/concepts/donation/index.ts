export * from './commands.ts';
export * from './donor-name.ts';
export * from './evidence.ts';
export * from './facts.ts';
export * from './inspect.ts';
export * from './lot-scope.ts';
export * from './receive.ts';
export * from './state.ts';
