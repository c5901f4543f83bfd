export * from './notice.ts';
export * from './notices.ts';
