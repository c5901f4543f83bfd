export { refusalSentences, type Said, sayRefusal } from './say-refusal.ts';
export type { Names } from './sentence.ts';
