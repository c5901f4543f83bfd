import type { FactOf } from '../../kernel/fact/fact.ts';
import { nameOf } from '../../kernel/notice/name.ts';
import type { Notice } from '../../kernel/notice/notice.ts';
import type { State } from '../../kernel/state/state.ts';
import { holdersOf } from '../mandate/audience.ts';

/** Of payments, which wait for a second pair of eyes. */
export const noticesOfPayments = {
  'payment.requested': (state: State, { incident, at, data }: FactOf<'payment.requested'>): Notice[] => {
    const payer = nameOf(state, data.payer);
    return [
      {
        kind: 'payment.to-approve',
        urgency: 'normal',
        organisations: holdersOf(state, 'approve-payment', incident, data.payer, at),
        title: { zh: `${payer.zh}的支付申请待审批`, en: `A payment of ${payer.en} waits for approval` },
        path: '/work/money',
      },
    ];
  },
  'refund.proposed': (state: State, { incident, at, data }: FactOf<'refund.proposed'>): Notice[] => {
    const receiver = state.incidents.get(incident)?.donations.get(data.donation)?.receiver ?? '';
    const payer = nameOf(state, receiver);
    return [
      {
        kind: 'refund.to-confirm',
        urgency: 'normal',
        organisations: holdersOf(state, 'approve-payment', incident, receiver, at),
        title: {
          zh: `${payer.zh}的退款待第二人确认`,
          en: `A refund of ${payer.en} waits for a second person`,
        },
        path: '/work/money',
      },
    ];
  },
  'payment.approved': (state: State, fact: FactOf<'payment.approved'>): Notice[] =>
    paymentDecided(state, fact, { zh: '支付已批准', en: 'The payment is approved' }),
  'payment.declined': (state: State, fact: FactOf<'payment.declined'>): Notice[] =>
    paymentDecided(state, fact, { zh: '支付被退回', en: 'The payment is declined' }),
};

function paymentDecided(
  state: State,
  { incident, data }: FactOf<'payment.approved'> | FactOf<'payment.declined'>,
  title: Notice['title'],
): Notice[] {
  const payment = state.incidents.get(incident)?.payments.get(data.payment);
  return payment
    ? [
        {
          kind: 'payment.decided',
          urgency: 'normal',
          organisations: [payment.payer],
          title,
          path: '/work/money',
        },
      ]
    : [];
}
