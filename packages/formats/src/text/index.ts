export { normaliseText } from '@tongzhou/domain/kernel/number';
export * from './decode.ts';
export * from './match-key.ts';
export * from './simplified.ts';
