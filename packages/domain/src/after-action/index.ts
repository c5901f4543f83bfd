export * from './course.ts';
export type { CoveragePoint } from './coverage-course.ts';
export { RESPONSE_KINDS, type ResponseKind } from './response-times.ts';
export * from './review.ts';
