import { concept, viewByDay } from '../../kernel/concept/concept.ts';
import { daysOf } from '../../kernel/state/by-day.ts';
import { both } from '../../kernel/words/words.ts';
import { shipmentCharter } from './charter.ts';
import {
  cancelOrder,
  confirmDelivery,
  dispatchShipment,
  recountSurplus,
  settleShortage,
  settleSurplus,
} from './commands.ts';
import { evolveShipment } from './evolve.ts';
import { shipmentFacts } from './facts.ts';
import { shipmentFormRules } from './form-rules.ts';
import { shipmentNoticeKinds } from './notice-kinds.ts';
import { noticesOfShipments } from './notices.ts';
import { shipmentFirstSeats } from './parties.ts';
import { shipmentRefusals } from './refusals.ts';
import { emptyShipmentRecords } from './state.ts';
import { timedNoticesOfShipments } from './timed-notices.ts';
import { deliveryRows } from './view.ts';
import { shipmentThings, shipmentWords } from './words.ts';

export const shipment = concept({
  name: 'shipment',
  facts: shipmentFacts,
  evolve: evolveShipment,
  records: emptyShipmentRecords,
  commands: [cancelOrder, dispatchShipment, confirmDelivery, settleShortage, settleSurplus, recountSurplus],
  views: {
    deliveries: viewByDay(
      both('每一笔交付', 'Every delivery'),
      ({ leftInOrder, clock }) => daysOf(leftInOrder, clock),
      (from, incident, day) => deliveryRows(from, incident, { day }),
    ),
  },
  notices: noticesOfShipments,
  timedNotices: timedNoticesOfShipments,
  charter: shipmentCharter,
  noticeKinds: shipmentNoticeKinds,
  firstSeats: shipmentFirstSeats,
  formRules: shipmentFormRules,
  words: shipmentWords,
  things: shipmentThings,
  refusals: shipmentRefusals,
});
