export * from './kind-names.ts';
export * from './notice.ts';
export * from './notices.ts';
export * from './of-time.ts';
