export * from './index-of-items.ts';
export * from './item.ts';
