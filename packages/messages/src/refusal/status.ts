import type { RefusalCode } from '@tongzhou/domain';
import './door-refusals.ts';

/** The HTTP status of a refusal; 422 for all that is wrong with what was asked. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'not-json': 400,
  'sign-in-required': 401,
  'mandate-missing': 403,
  'seat-function-missing': 403,
  'seat-not-open': 403,
  'mandate-wider-than-own': 403,
  'mandate-stands-still': 403,
  'mandate-below-level': 403,
  'mandate-limit': 403,
  'mandate-above-own': 403,
  'not-delegable': 403,
  'not-own-matter': 403,
  'credential-missing': 403,
  'checker-is-holder': 403,
  'confirmer-is-facility': 403,
  'admission-closed': 403,
  'four-eyes': 403,
  'conflict-of-interest': 403,
  'secret-wrong': 403,
  'not-found': 404,
  'person-not-held': 404,
  'file-not-stored': 404,
  'already-exists': 409,
  'wrong-state': 409,
  'said-since': 409,
  'idempotency-key-reused': 409,
  'stock-insufficient': 409,
  'incident-closed': 409,
  'published-is-permanent': 409,
  'body-too-large': 413,
  'admission-full': 429,
  'files-full': 429,
  'as-many-as-a-day-takes': 429,
  'too-many-attempts': 429,
  'journal-damaged': 503,
  'journal-moved': 503,
};

export const statusOf = (code: RefusalCode): number => STATUS[code] ?? 422;
