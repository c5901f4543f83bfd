export { type ProblemCode, problemSentences } from './say-problem.ts';
