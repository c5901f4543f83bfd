import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const shipmentCorrectionNoticeKinds = {
  'shipment-correction.to-confirm': both('运单更正待确认', 'A correction of a shipment to confirm'),
  'shipment-correction.made': both('运单已更正', 'A shipment was put right'),
  'shipment-correction.overdue': both('运单更正逾期未确认', 'Correction of a shipment not confirmed in time'),
};

type ShipmentCorrectionNoticeKinds = typeof shipmentCorrectionNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends ShipmentCorrectionNoticeKinds {}
}
