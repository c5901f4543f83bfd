import type { MatterKind } from '../matter/facts.ts';

/** What is handed to an office or laid before the public outside of this system, and then shown here with evidence. */
export const SUBMISSION_KINDS = [
  'fundraising-plan',
  'notice-to-civil-affairs',
  'fundraising-progress',
  'final-account',
  'audit-report',
  'congress-report',
  'breach-notice',
  'deferred-notice',
  'security-report',
  'serious-incident-report',
  'transaction-disclosure',
  'requisition-return',
  /** Of data that an organisation held outside of this system: shown, but what the server holds only the server destroys. */
  'data-destruction',
] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** What each is about: a fundraising, a matter that was stated as one of these facts, or the response as a whole. */
export const ABOUT: {
  readonly [Kind in SubmissionKind]: 'fundraising' | 'incident' | MatterKind;
} = {
  'fundraising-plan': 'fundraising',
  'notice-to-civil-affairs': 'fundraising',
  'fundraising-progress': 'fundraising',
  'final-account': 'fundraising',
  'audit-report': 'fundraising',
  'congress-report': 'incident',
  'deferred-notice': 'incident',
  'data-destruction': 'incident',
  'breach-notice': 'breach.found',
  'security-report': 'security-incident.found',
  'serious-incident-report': 'serious-incident.found',
  'transaction-disclosure': 'transaction.made',
  'requisition-return': 'requisition.ended',
};

/** Of an appeal, these may be filed before it begins: then they name none, and the appeal names them. */
export const MAY_COME_FIRST: ReadonlySet<SubmissionKind> = new Set([
  'fundraising-plan',
  'notice-to-civil-affairs',
]);
