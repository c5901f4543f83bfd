export * from './breadth.ts';
export * from './check.ts';
export { checkActor } from './check-actor.ts';
export * from './facts.ts';
export * from './force.ts';
export * from './limits.ts';
export * from './matrix.ts';
export * from './state.ts';
export { mandatesHeldBy } from './who.ts';
