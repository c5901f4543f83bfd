import { both } from '../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const allocationNoticeKinds = {
  'allocation.to-approve': both('分配方案待审批', 'Allocation to approve'),
  'allocation.approved': both('分配方案批准', 'Allocation approved'),
  'allocation.declined': both('分配方案退回', 'Allocation declined'),
  'order.issued': both('新出库单', 'Order issued'),
  'order.cancelled': both('出库单取消', 'Order cancelled'),
};

type AllocationNoticeKinds = typeof allocationNoticeKinds;
declare module '../kernel/notice/notice.ts' {
  interface NoticeKinds extends AllocationNoticeKinds {}
}
