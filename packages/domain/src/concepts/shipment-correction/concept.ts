import { concept } from '../../kernel/concept/concept.ts';
import {
  confirmShipmentCorrection,
  correctDispatch,
  correctSettlement,
  declineShipmentCorrection,
} from './commands.ts';
import { evolveShipmentCorrection } from './evolve.ts';
import { shipmentCorrectionFacts } from './facts.ts';
import { shipmentCorrectionNoticeKinds } from './notice-kinds.ts';
import { noticesOfShipmentCorrections } from './notices.ts';
import { shipmentCorrectionFirstSeats } from './parties.ts';
import { shipmentCorrectionRefusals } from './refusals.ts';
import { emptyShipmentCorrectionRecords } from './state.ts';
import { timedNoticesOfShipmentCorrections } from './timed-notices.ts';
import { shipmentCorrectionThings } from './words.ts';

export const shipmentCorrection = concept({
  name: 'shipment-correction',
  facts: shipmentCorrectionFacts,
  evolve: evolveShipmentCorrection,
  records: emptyShipmentCorrectionRecords,
  commands: [correctDispatch, correctSettlement, confirmShipmentCorrection, declineShipmentCorrection],
  notices: noticesOfShipmentCorrections,
  timedNotices: timedNoticesOfShipmentCorrections,
  noticeKinds: shipmentCorrectionNoticeKinds,
  firstSeats: shipmentCorrectionFirstSeats,
  things: shipmentCorrectionThings,
  refusals: shipmentCorrectionRefusals,
});
