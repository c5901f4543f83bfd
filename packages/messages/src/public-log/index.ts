export { type Contradiction, sayContradiction } from './say-contradiction.ts';
export { type EndedBefore, sayEnded } from './say-ended.ts';
