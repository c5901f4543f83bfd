import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { moneyCharter } from './charter.ts';
import { approvePayment, declinePayment, recordPaid } from './commands.ts';
import { evolveMoney } from './evolve.ts';
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
  views: { refunds: view(both('退款', 'Refunds'), refundRows) },
  notices: noticesOfPayments,
  noticeKinds: moneyNoticeKinds,
  firstSeats: moneyFirstSeats,
  charter: moneyCharter,
  refusals: moneyRefusals,
  formRules: moneyFormRules,
  words: moneyWords,
  things: moneyThings,
});
