export * from './breadth.ts';
export * from './check.ts';
export * from './facts.ts';
export * from './force.ts';
export * from './limits.ts';
export * from './matrix.ts';
export * from './state.ts';
export { mandatesHeldBy } from './who.ts';
