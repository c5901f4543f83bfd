export * from './label/index.ts';
export * from './language/index.ts';
export * from './problem/index.ts';
export * from './public-log/index.ts';
export * from './refusal/index.ts';
