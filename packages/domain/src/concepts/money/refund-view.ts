import { inCapitals } from '../../kernel/number/index.ts';
import { idsOfDay } from '../../kernel/state/by-day.ts';
import { must } from '../../kernel/state/must.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import { donorName } from '../donation/donor-name.ts';
import { supplierName } from './supplier.ts';

/** What a slip says, all of it from the record: how much, from whom to whom, of which receipt, why, by whom and when. */
export function refundSlip(view: Viewpoint, incidentId: string, id: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const refund = must(incident.refunds, id, 'refund');
  const donation = must(incident.donations, refund.donation, 'donation');
  const { organisation, payment: paid, transfer: _, ...said } = refund;
  const payment = paid === null ? null : must(incident.payments, paid, 'payment');
  const holder: Bilingual = organisationLabel(view, organisation).name;
  const donor = donorName(incident, donation);
  return {
    ...said,
    /** The sum in words, as slips have it, so that no digit is added to it. */
    inWords: refund.currency === 'CNY' ? inCapitals(refund.amount) : null,
    receiptCode: donation.receiptCode,
    payment: payment && {
      id: payment.id,
      goal: payment.goal,
      amount: payment.amount,
      invoice: payment.invoice,
    },
    from: payment ? supplierName(view.state, payment.supplier) : holder,
    to: payment ? holder : donor,
  };
}

export type RefundSlip = ReturnType<typeof refundSlip>;

/** All of an incident, or those that were proposed on one day; the newest first. */
export function refundRows(view: Viewpoint, incidentId: string, day?: string): RefundSlip[] {
  const { refunds, refundsInOrder } = must(view.state.incidents, incidentId, 'incident');
  const ids =
    day === undefined ? [...refunds.keys()] : idsOfDay(refundsInOrder, day, view.state.country.clock);
  return ids.reverse().map((id) => refundSlip(view, incidentId, id));
}
