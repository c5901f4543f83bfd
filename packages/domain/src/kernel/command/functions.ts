/**
 * The functions of a response. A mandate names some of them; a command needs exactly one. Receiving, inspecting,
 * deciding, approving, releasing, transporting, confirming and publishing are apart on purpose (separation of duties).
 */
export const MANDATE_FUNCTIONS = [
  'coordinate',
  'register',
  'import-records',
  'state-need',
  'receive-donation',
  'inspect-goods',
  'allocate',
  'approve-allocation',
  'release-goods',
  'keep-stock',
  'transport',
  'confirm-delivery',
  'report-use',
  'record-loss',
  'request-payment',
  'approve-payment',
  'draft-release',
  'approve-release',
  'see-persons',
  'protect-persons',
  'open-task',
  'enrol-volunteer',
  'check-credentials',
  'control-epidemic',
  'support-psychologically',
  'serve-community',
] as const;

export type MandateFunction = (typeof MANDATE_FUNCTIONS)[number];

/**
 * What a seat may do in its organisation: functions, which bear as far as the organisation's mandates do; its own word, where
 * none is needed (to accept a mandate, to complain); and saying who of its people does what.
 */
export const SEAT_FUNCTIONS = [...MANDATE_FUNCTIONS, 'represent', 'administer'] as const;

/** The one thing that a volunteer's own seat does: it acts for the person who sits there, and for nobody else. It stands alone. */
export const VOLUNTEER = 'volunteer';

/** Of those, what an organisation gives its people. */
export type GivenFunction = (typeof SEAT_FUNCTIONS)[number];

export type SeatFunction = GivenFunction | typeof VOLUNTEER;

/**
 * What decides over goods and publishes for all: the founding mandate does none of it until somebody is named for it, its holder
 * itself if need be, so that the record says who answers (F7).
 */
export const NAMED_FIRST: ReadonlySet<MandateFunction> = new Set<MandateFunction>([
  'allocate',
  'approve-allocation',
  'approve-release',
]);

/** What an organisation does with what is its own: goods, money, signatures, its donors' data. */
export const OF_ONES_OWN: ReadonlySet<MandateFunction> = new Set<MandateFunction>([
  'receive-donation',
  'inspect-goods',
  'release-goods',
  'keep-stock',
  'record-loss',
  'report-use',
  'confirm-delivery',
  'request-payment',
  'approve-payment',
  'see-persons',
  'protect-persons',
]);

/** Those of which a place has one owner: two that decide the same are a quarrel, not a help. */
export const EXCLUSIVE_FUNCTIONS: ReadonlySet<MandateFunction> = new Set<MandateFunction>([
  'coordinate',
  'allocate',
  'approve-allocation',
  'approve-release',
  'protect-persons',
]);
