import { both } from '../../kernel/words/words.ts';

/** What its forms ask beyond the type of each field. */
export const shipmentFormRules = {
  'lot-once': both('同一批次请只写一行。', 'State each lot once.'),
  'part-says-something': both('请填写收到的数量。', 'Say how much has arrived.'),
  'delivery-in-parts': ({ limit }: { limit: number }) =>
    both(
      `一次最多登记 ${limit} 笔进出，请勾选“还有未到”分次签收。`,
      `At most ${limit} movements at once: say that more is to come, and sign in parts.`,
    ),
  'something-leaves': both(
    '至少有一行出库；全部不出库请撤销调拨单。',
    'Something has to leave; if nothing does, cancel the order.',
  ),
  'code-is-receivers': both(
    '签收码用于收货方自提；由承运单位运送时不填。',
    'A code is for a receiver that comes for its goods; leave it out where a carrier takes them.',
  ),
  'other-lot-named': both(
    '选择“来自其他批次”时请填写该批次，其他情形不填。',
    'Name the other lot where it came from another lot, and nowhere else.',
  ),
};

type ShipmentFormRules = typeof shipmentFormRules;
declare module '../../kernel/form/form-rule.ts' {
  interface FormRules extends ShipmentFormRules {}
}
