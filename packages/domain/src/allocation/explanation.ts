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
  /** Amount unknown: what the patients in care take in the charter's days of cover, by its burn rates. */
  'estimated-from-patients',
  /** Placed by a person, with a recorded reason, within the hard rules. */
  'by-hand',
] as const;

/** What kept the amount from being larger. */
export const BINDING_CONSTRAINTS = [
  'need-met',
  /** All that was asked for is given, and lasts less than the charter's days of cover. */
  'asked-for-less',
  /** Lots are there, but every way from them is closed. */
  'road-closed',
  /** Goods are there, but no carrier has offered the way, or those who have are full today. */
  'no-transport',
  /** Less than a whole pack, or than the smallest line of the charter, would be left for it. */
  'pack-or-least-line',
  'stock-exhausted',
  'no-eligible-lot',
  /** Goods are there, but by the charter's own losses they are worth less than nothing here: too far, or a substitute. */
  'not-worth-the-loss',
  'cover-days-reached',
  'reserve-kept',
  'amount-unknown',
  /** An amount is stated, but not what is used a day: the starter goes until that is known. */
  'use-unknown',
  /** As before, and the starter has come or is on its way: no more until somebody says. */
  'starter-given',
  'not-needed',
  'facility-not-eligible',
  'receiving-stopped',
  'by-hand',
] as const;
/** By what goods went to another need and not to this one. */
export const PRECEDENCES = [
  /** A unit is worth more there. */
  'worth',
  /** Alike or less there, and more with what the claim of its region adds. */
  'region-claim',
  // Alike in worth, or no worth is agreed: the charter's order, by the first of these in which the two differ.
  'setting',
  'confirmed-lately',
  'run-out',
  'evidence',
  'statement-age',
  'need-id',
  /** Whole packs, smallest lines and loads made it so; or both ways are worth the same, and the program took one. */
  'handling',
] as const;
export type Precedence = (typeof PRECEDENCES)[number];

export type AllocationRule = (typeof ALLOCATION_RULES)[number];
export type BindingConstraint = (typeof BINDING_CONSTRAINTS)[number];
