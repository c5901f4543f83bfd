export { type ProblemCode, problemSentences } from './say-problem.ts';
export { type StopReason, sayStop } from './say-stop.ts';
