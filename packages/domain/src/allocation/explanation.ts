/** The rule that placed a line. */
export const ALLOCATION_RULES = [
  /** The donor named this facility. */
  'donor-directed',
  /** Setting's priority, then hours to run-out, then strength of evidence, then age of the statement. */
  'priority-then-run-out',
  /** The most worth of cover in sum, or the least covered first, as the charter says: a minimum-cost flow. */
  'value-of-cover',
  /** Needed, amount unknown: the charter's starter amount. */
  'starter-for-unknown',
  /** Placed by a person, with a recorded reason, within the hard rules. */
  'by-hand',
] as const;

/** What kept the amount from being larger. */
export const BINDING_CONSTRAINTS = [
  'need-met',
  'stock-exhausted',
  'no-eligible-lot',
  /** Goods are there, but by the charter's own losses they are worth less than nothing here: too far, or a substitute. */
  'not-worth-the-loss',
  'cover-days-reached',
  'reserve-kept',
  'amount-unknown',
  'not-needed',
  'facility-not-eligible',
  'receiving-stopped',
  'by-hand',
] as const;
export type AllocationRule = (typeof ALLOCATION_RULES)[number];
export type BindingConstraint = (typeof BINDING_CONSTRAINTS)[number];
