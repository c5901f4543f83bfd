import { concept, viewByDay } from '../../kernel/concept/concept.ts';
import { daysOf } from '../../kernel/state/by-day.ts';
import { must } from '../../kernel/state/must.ts';
import { both } from '../../kernel/words/words.ts';
import { moneyCharter } from './charter.ts';
import { approvePayment, declinePayment, recordPaid } from './commands.ts';
import { moneyConcerns } from './concerns.ts';
import { evolveMoney, noteOpen } from './evolve.ts';
import { moneyFacts } from './facts.ts';
import { moneyFormRules } from './form-rules.ts';
import { moneyNoticeKinds } from './notice-kinds.ts';
import { noticesOfPayments } from './notices.ts';
import { moneyFirstSeats } from './parties.ts';
import { receivePurchase } from './receive.ts';
import { confirmRefund, declineRefund, proposeRefund } from './refund.ts';
import { refundRows } from './refund-view.ts';
import { moneyRefusals } from './refusals.ts';
import { requestPayment } from './request.ts';
import { emptyMoneyRecords } from './state.ts';
import { timedNoticesOfMoney } from './timed-notices.ts';
import { moneyThings, moneyWords } from './words.ts';

export const money = concept({
  name: 'money',
  facts: moneyFacts,
  evolve: evolveMoney,
  records: emptyMoneyRecords,
  commands: [
    requestPayment,
    approvePayment,
    declinePayment,
    recordPaid,
    receivePurchase,
    proposeRefund,
    confirmRefund,
    declineRefund,
  ],
  views: {
    refunds: viewByDay(
      both('退款', 'Refunds'),
      ({ refundsInOrder, clock }) => daysOf(refundsInOrder, clock),
      refundRows,
    ),
  },
  notices: noticesOfPayments,
  noticeKinds: moneyNoticeKinds,
  timedNotices: timedNoticesOfMoney,
  // A lot that is counted anew is more or less of what was bought.
  follow(state, fact) {
    if (fact.type !== 'gift.corrected' || fact.data.lot === null) return;
    const incident = must(state.incidents, fact.incident, 'incident');
    const { payment } = must(incident.lots, fact.data.lot, 'lot');
    if (payment !== null) noteOpen(incident, payment);
  },
  firstSeats: moneyFirstSeats,
  concerns: moneyConcerns,
  charter: moneyCharter,
  refusals: moneyRefusals,
  formRules: moneyFormRules,
  words: moneyWords,
  things: moneyThings,
});
