import { both, type Words } from '../../kernel/words/words.ts';
import type { SeatRole } from './roles.ts';

const seatRole: Words<SeatRole> = {
  everything: both('全部（人手少时）', 'everything (where people are few)'),
  administrator: both('管理人员', 'administers people'),
  duty: both('值班', 'duty officer'),
  supplies: both('物资分配', 'supplies'),
  approval: both('分配审批', 'approves allocations'),
  press: both('信息起草', 'drafts releases'),
  'press-approval': both('信息签发', 'publishes releases'),
  receiving: both('接收', 'receiving'),
  inspection: both('查验', 'inspection'),
  gate: both('出库', 'gate'),
  finance: both('财务', 'finance'),
  'finance-approval': both('财务审批', 'approves payments'),
  ward: both('机构物资（需求、签收、使用）', 'supplies of a facility (needs, deliveries, use)'),
  volunteers: both('志愿者管理', 'volunteers'),
  community: both('社区服务', 'community service'),
  'persons-data': both('个人信息', 'personal data'),
};

/** The words of its lists. */
export const seatWords = { seatRole };

/** What a refusal may be about, and in which states it can be. */
export const seatThings = {
  seat: { name: both('席位', 'seat'), states: { open: both('已开设', 'open') } },
};

type SeatThings = typeof seatThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends SeatThings {}
}
