export { type Contradiction, sayContradiction } from './say-contradiction.ts';
