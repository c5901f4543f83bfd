import type { EventRule } from '../../concepts/event/rules.ts';
import type { VolunteerRule } from '../../concepts/task/fitness.ts';

/**
 * Every way in which the system says no, with the parameters that its sentence needs.
 * Adding a code here makes `packages/messages` fail to compile until it is said in both languages.
 */
export type RefusalParameters = {
  // Form
  'input-invalid': { detail: string };
  'body-too-large': { limitBytes: number };
  'not-json': { detail: string };
  // Identity and mandate
  'sign-in-required': Record<never, never>;
  'mandate-missing': { function: string; area: string; couldAct: string[]; couldAssign?: string[] };
  'mandate-wider-than-own': { function: string; breadth?: string };
  'mandate-stands-still': { mandate: string; why: string; who: string; reason: string; couldAct: string[] };
  'mandate-below-level': { mandate: string; level: string; incident: string };
  'mandate-limit': { function: string; limit: number; asked: number; unit: string; couldAct: string[] };
  'mandate-above-own': { id: string };
  'mandate-not-suspended': { id: string };
  'not-delegable': { id: string };
  'delegation-cycle': { organisation: string };
  'not-own-matter': { organisation: string };
  'credential-missing': {
    kind: string;
    organisation: string;
    standing: string;
    expiredOn: string | null;
    couldAct?: string[];
  };
  'checker-is-holder': { organisation: string };
  'admission-closed': { incident: string };
  'admission-full': { perDay: number };
  'mandate-unknown': { id: string };
  'mandate-not-active': { id: string };
  'four-eyes': { first: string };
  'conflict-of-interest': { organisation: string };
  /** Itself, where another organisation is meant. */
  'self-named': { organisation: string };
  'evidence-missing': Record<never, never>;
  // Reference
  'not-found': { kind: string; id: string };
  'already-exists': { kind: string; id: string };
  'incident-closed': { id: string };
  'area-outside': { area: string; of: string };
  'exercise-mixed': { incident: string };
  'part-still-open': { incident: string };
  unchanged: Record<never, never>;
  'item-unknown': { id: string };
  'area-unknown': { id: string };
  // Idempotency and concurrency
  'idempotency-key-reused': { key: string };
  'idempotency-key-missing': Record<never, never>;
  'journal-moved': Record<never, never>;
  'journal-damaged': { position: number };
  // Goods and money
  'amount-not-positive': Record<never, never>;
  'amount-absurd': { max: number };
  'amount-not-whole-packs': { pack: number };
  'stock-insufficient': { available: number; asked: number; unit: string };
  'lot-quarantined': { lot: string; why: string };
  'lot-expired': { lot: string; expiredOn: string };
  'lot-not-in-quarantine': { lot: string };
  'lot-rejected': { lot: string };
  'standard-unproven': { claimed: string; proven: string };
  'item-not-permitted-in-setting': { item: string; setting: string; facilityClass: string };
  'item-cannot-serve-need': { item: string; needed: string };
  'facility-not-eligible': { facility: string; facilityClass: string; setting: string };
  'facility-stopped-receiving': { facility: string };
  'earmark-broken': { lot: string; earmarkedFor: string };
  'purpose-broken': { fund: string };
  'more-than-shipped': { shipped: number; received: number };
  'shortage-unexplained': { missing: number };
  'reason-required': Record<never, never>;
  'pack-unknown': { holds: number; known: string };
  'account-not-own': { account: string; owner: string };
  'transfer-not-allowed': { from: string; to: string };
  'transfer-not-pending': { transfer: string };
  'transfer-expired': { transfer: string; expiredAt: string };
  'transfer-not-within-reach': { transfer: string };
  'more-than-reserved': { reserved: number; asked: number };
  'lot-promised': { lot: string; order: string };
  'count-surplus': { surplus: number; lost: number };
  // Persons
  'person-not-held': { receiptCode: string };
  'secret-wrong': Record<never, never>;
  'too-many-attempts': { waitSeconds: number };
  // Volunteers
  'event-rule': { event: string; why: EventRule };
  'volunteer-rule': { volunteer: string; why: VolunteerRule };
  // State of work
  'wrong-state': { kind: string; id: string; state: string; needed: string };
  'nothing-to-allocate': Record<never, never>;
  'exercise-clock': Record<never, never>;
  'charter-missing': { incident: string };
  'plan-underway': { plan: string; organisation: string; at: string };
  'plan-changed': { plan: string; version: number; changesVersion: number };
  'plan-not-for': { plan: string; incident: string };
  'plan-below-level': { asked: string; level: string };
  // Publication gate
  'personal-data': { kinds: string };
  'sum-differs': { stated: number; parts: number; missing: number };
  'record-differs-from-ledger': { what: string; stated: number; ledger: number };
  'date-impossible': { date: string; why: string };
  'published-is-permanent': { number: string };
};

export type RefusalCode = keyof RefusalParameters;
