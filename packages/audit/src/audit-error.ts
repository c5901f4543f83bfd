/** What a site publishes and its own log does not bear out; faults of the log itself are `TlogError`s. */
export type AuditFaultCode =
  /** A published figure is not what the facts give. */
  | 'figure-differs'
  /** A fact as the journal serves it is not the entry of the log. */
  | 'fact-differs'
  /** Something is published that rests on a fact which the log does not hold. */
  | 'not-in-log'
  /** An entry breaks a rule: no mandate, one person where two must sign, figures that nobody computed. */
  | 'rule-broken';

/** `detail` names the place, in English, for those who look into it. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code: AuditFaultCode;

  constructor(code: AuditFaultCode, detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
