/** Audits a site from outside: fetch, verify, replay, compare. Runs in Node and in browsers. */

export { firstDifference } from '@tongzhou/domain';
export { AuditError, type AuditFaultCode } from './audit-error.ts';
export { auditSite, type SiteAudit, type SiteAuditOptions } from './audit-site.ts';
export { checkContinuity } from './continuity.ts';
export { Site, SiteError } from './site.ts';
