import type { ClosingLine, IncidentPhase } from '../../kernel/command/phase.ts';
import { both, type Words } from '../../kernel/words/words.ts';
import type { Fate } from './facts.ts';
import type { LeftKind } from './left.ts';
import type { Holding } from './otherwise.ts';
import type { ResidueState } from './state.ts';

const phase: Words<IncidentPhase> = {
  open: both('响应中', 'responding'),
  closing: both('收尾中', 'closing'),
  closed: both('已终止', 'closed'),
};

const line: Words<ClosingLine> = {
  stock: both('库存', 'goods in store'),
  transit: both('在途与待发', 'goods on the road or about to leave'),
  shifts: both('在岗', 'shifts that run'),
  tasks: both('未完成的任务', 'open tasks'),
  money: both('未结清的款项', 'money not settled'),
  mandates: both('仍有效的职责', 'mandates that run'),
  answers: both('待答复', 'answers that are owed'),
  counts: both('账实未核清', 'counts and shortages not settled'),
  proposals: both('等待第二人', 'waiting for a second person'),
};

const kind: Words<LeftKind> = {
  lot: both('物资批次', 'lots'),
  shipment: both('在途批次', 'loads on the road'),
  order: both('待发调拨单', 'orders that have not left'),
  shift: both('在岗人员', 'people at work'),
  task: both('任务', 'tasks'),
  payment: both('待审批付款', 'payments not decided'),
  'payment-underway': both('银行尚未确认的付款', 'payments that the bank has not confirmed'),
  purchase: both('未到齐的采购', 'purchases that have not all come'),
  refund: both('待复核退款', 'refunds to confirm'),
  fundraising: both('未结束的募捐', 'appeals not ended'),
  fund: both('有结余的善款', 'gifts of money not spent'),
  mandate: both('职责', 'mandates'),
  opinion: both('公众提问', 'questions of the public'),
  complaint: both('申诉', 'complaints'),
  pledge: both('认捐', 'pledges'),
  'import-question': both('导入疑问', 'questions of imports'),
  count: both('盘点差异', 'counts that differ'),
  loss: both('待复核损耗', 'losses to confirm'),
  shortage: both('短缺批次', 'loads that came short'),
  surplus: both('多出的货', 'surpluses'),
  'break-glass': both('待核对的紧急放行', 'emergency releases to reconcile'),
  hold: both('自行预留的货', 'goods held back'),
  correction: both('更正', 'corrections'),
  'delivery-correction': both('签收更正', 'corrections of deliveries'),
  'shipment-correction': both('发货更正', 'corrections of dispatches'),
  finding: both('初检结论', 'first findings'),
  'donor-merge': both('捐赠人合并', 'merges of donors'),
  countersignature: both('待复核操作', 'acts to countersign'),
  allocation: both('待审批分配方案', 'allocations to approve'),
  release: both('待审批公示', 'reports to approve'),
  level: both('待复核的提级', 'raised levels to confirm'),
  activation: both('待复核的预案启动', 'started plans to confirm'),
};

const fate: Words<Fate> = {
  reserve: both('留作储备', 'kept as a reserve'),
  'next-incident': both('转用于其他事件', 'used in another incident'),
  returned: both('退回', 'returned'),
  destroyed: both('销毁', 'destroyed'),
  'used-by': both('限期用完', 'used up by a day'),
  finished: both('继续办结', 'finished'),
};

const residueState: Words<ResidueState> = {
  assigned: both('待承接', 'waits for a yes'),
  accepted: both('已承接', 'taken over'),
  declined: both('未承接', 'not taken over'),
  replaced: both('已另行指定', 'assigned anew'),
};

const holding: Words<Holding> = {
  needs: both('需求', 'needs'),
  gifts: both('捐赠或认捐', 'gifts or pledges'),
  tasks: both('任务', 'tasks'),
  volunteers: both('志愿者', 'volunteers'),
  mandates: both('职责', 'mandates'),
  plans: both('已启动的预案', 'plans that were started'),
  events: both('事件报告或公众提问', 'events or questions'),
  records: both('公示、导入、决定或准入规则', 'releases, imports, decisions or rules of admission'),
  parts: both('分事件', 'parts'),
  other: both('其他事项', 'other acts'),
};

/** The words of its lists. */
export const closingWords = {
  incidentPhase: phase,
  closingLine: line,
  leftKind: kind,
  residueFate: fate,
  residueState,
  incidentHolding: holding,
};

/** What a refusal may be about, and in which states it can be. */
export const closingThings = {
  residue: { name: both('遗留事项', 'what is left'), states: residueState },
};

type ClosingThings = typeof closingThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ClosingThings {}
}
