export { normaliseText } from '@tongzhou/domain/kernel/number';
export * from './match-key.ts';
