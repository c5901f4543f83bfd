/** Minimum-cost flow: exact, certified, deterministic; for browser and server. See the README for the mathematics. */

export { type CanonicalOrder, orderByKeys } from './canonical/order.ts';
export { solveCanonical } from './canonical/solve-canonical.ts';
export { weight } from './canonical/weights.ts';
export { certify, certifyFeasible, type Fault, type Verdict } from './certificate/certify.ts';
export { FlowError, type FlowErrorCode } from './error.ts';
export { type ArcInput, FlowBuilder } from './problem/builder.ts';
export type {
  FlowProblem,
  FlowResult,
  InfeasibleFlow,
  OptimalFlow,
  Statistics,
  UnboundedFlow,
} from './problem/problem.ts';
export { validateProblem } from './problem/validate.ts';
export { type AddedArc, FlowSession, type SessionOptions } from './session/session.ts';
export { solve } from './solve.ts';
