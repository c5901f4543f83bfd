export type { Names } from '@tongzhou/domain';

export { refusalSentences, type Said, sayRefusal } from './say-refusal.ts';
export { statusOf } from './status.ts';
