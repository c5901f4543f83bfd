export * from './canonical.ts';
export * from './compare.ts';
