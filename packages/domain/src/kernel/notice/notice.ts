import type { FactType } from '../fact/fact.ts';
import type { Bilingual } from '../item/item.ts';

/** What organisations are told about. A kind is never renamed: subscribers outside filter by these words. */
export const NOTICE_KINDS = [
  'incident.declared',
  'incident.level-changed',
  'incident.closed',
  'mandate.granted',
  'mandate.revoked',
  'lot.to-inspect',
  'earmark.questioned',
  'earmark.answered',
  'facility.receiving-stopped',
  'allocation.to-approve',
  'allocation.approved',
  'allocation.declined',
  'order.issued',
  'order.cancelled',
  'shipment.dispatched',
  'delivery.confirmed',
  'delivery.short',
  'payment.to-approve',
  'payment.decided',
  'release.to-approve',
  'plan.to-adopt',
  'plan.carried-out',
  'duty.runs-out-soon',
  'duty.breached',
  'credential.confirmed',
  'credential.refused',
  'credential.revoked',
  'credential.expires-soon',
  'application.to-decide',
  'application.decided',
  'mandate.offered',
  'mandate.accepted',
  'mandate.declined',
  'mandate.laid-down',
  'mandate.suspended',
  'mandate.resumed',
  'event.reported',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** alarm: a response of level I (突发事件应对法 Art. 71); nobody's quiet hours hold it back. */
export const URGENCIES = ['normal', 'urgent', 'alarm'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing worth telling, and whom. Holds nothing of a person: names are those of organisations in the register. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly urgency: Urgency;
  /** Ids of organisations, each once. */
  readonly organisations: readonly string[];
  readonly title: Bilingual;
  /** Of the page that shows it, without the language: `/incidents/…` or `/work/…`. */
  readonly path: string;
};

/** As it is told, on whatever way: with the mark of an exercise. */
export type MarkedNotice = Notice & { readonly exercise: boolean };

/** Facts of which some notice can come; all others are passed over. */
export const TOLD_FACTS = [
  'incident.declared',
  'incident.level-changed',
  'incident.closed',
  'mandate.granted',
  'mandate.accepted',
  'mandate.declined',
  'mandate.suspended',
  'mandate.resumed',
  'mandate.revoked',
  'credential.checked',
  'credential.revoked',
  'organisation.applied',
  'application.decided',
  'donation.received',
  'earmark.questioned',
  'earmark.answered',
  'facility.receiving-stopped',
  'allocation.proposed',
  'allocation.approved',
  'allocation.declined',
  'order.issued',
  'order.cancelled',
  'shipment.dispatched',
  'delivery.confirmed',
  'payment.requested',
  'payment.approved',
  'payment.declined',
  'release.drafted',
  'plan.proposed',
  'plan.mandates-granted',
  'plan.carried-out',
  'event.reported',
] as const satisfies readonly FactType[];
export type ToldFact = (typeof TOLD_FACTS)[number];
