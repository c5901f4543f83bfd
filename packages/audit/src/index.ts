/** Audits a site from outside: fetch, verify, replay, compare. Runs in Node and in browsers. */

export { firstDifference } from '@tongzhou/domain';
export { AuditError, type AuditFaultCode } from './audit-error.ts';
export { auditSite, type Reached, type SiteAudit, type SiteAuditOptions } from './audit-site.ts';
export { checkContinuity } from './continuity.ts';
export { countryOfLog } from './country.ts';
export type { Patience, Retry } from './patience.ts';
export { Site, SiteError, type SiteOptions } from './site.ts';
export { sayUnchecked, type Unchecked, type UncheckedCode, uncheckedBy } from './unchecked.ts';
