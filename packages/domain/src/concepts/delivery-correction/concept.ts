import { concept } from '../../kernel/concept/concept.ts';
import { confirmDeliveryCorrection, correctDelivery, declineDeliveryCorrection } from './commands.ts';
import { evolveDeliveryCorrection } from './evolve.ts';
import { deliveryCorrectionFacts } from './facts.ts';
import { deliveryCorrectionNoticeKinds } from './notice-kinds.ts';
import { noticesOfDeliveryCorrections } from './notices.ts';
import { deliveryCorrectionFirstSeats } from './parties.ts';
import { deliveryCorrectionRefusals } from './refusals.ts';
import { emptyDeliveryCorrectionRecords } from './state.ts';
import { timedNoticesOfDeliveryCorrections } from './timed-notices.ts';
import { deliveryCorrectionThings } from './words.ts';

export const deliveryCorrection = concept({
  name: 'delivery-correction',
  facts: deliveryCorrectionFacts,
  evolve: evolveDeliveryCorrection,
  records: emptyDeliveryCorrectionRecords,
  commands: [correctDelivery, confirmDeliveryCorrection, declineDeliveryCorrection],
  notices: noticesOfDeliveryCorrections,
  timedNotices: timedNoticesOfDeliveryCorrections,
  noticeKinds: deliveryCorrectionNoticeKinds,
  firstSeats: deliveryCorrectionFirstSeats,
  things: deliveryCorrectionThings,
  refusals: deliveryCorrectionRefusals,
});
