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
  'request-answer',
  'surplus-disposal',
  'annual-report',
  'related-party-list',
  'impact-assessment',
  'security-final-report',
  'flaw-report',
  'alert-text',
  'psychological-aid',
  'helpline',
  'response-summary',
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
  'request-answer': 'request.received',
  'surplus-disposal': 'fundraising',
  'annual-report': 'incident',
  'related-party-list': 'incident',
  'impact-assessment': 'sensitive-processing.begun',
  'security-final-report': 'security-incident.ended',
  'flaw-report': 'product-flaw.found',
  'alert-text': 'incident',
  'psychological-aid': 'incident',
  helpline: 'incident',
  'response-summary': 'incident',
};

/** What is filed late is filed of a matter that is over by then. */
export const STILL: Partial<Readonly<Record<MatterKind, MatterKind>>> = {
  'security-incident.ended': 'security-incident.found',
};

/** Of an appeal, these may be filed before it begins: then they name none, and the appeal names them. */
export const MAY_COME_FIRST: ReadonlySet<SubmissionKind> = new Set([
  'fundraising-plan',
  'notice-to-civil-affairs',
]);
