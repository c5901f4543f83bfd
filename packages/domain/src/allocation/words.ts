import { both, type Words } from '../kernel/words/words.ts';
import type { ALLOCATION_RULES, BINDING_CONSTRAINTS, Precedence } from './explanation.ts';

const allocationRule: Words<(typeof ALLOCATION_RULES)[number]> = {
  'donor-directed': both('捐赠人指定给该机构', 'the donor named this facility'),
  'priority-then-run-out': both(
    '按场所优先级，再按用完的先后',
    'by priority of setting, then by hours to run-out',
  ),
  'value-of-cover': both('按公约的保障价值，总价值最大', 'by the worth of cover that the charter agreed on'),
  'starter-for-unknown': both('数量未知，先按公约给起步量', 'amount unknown: the charter’s starter'),
  'estimated-from-patients': both(
    '数量未知，按在院人数与公约的日耗估算',
    'amount unknown: estimated from patients in care by the charter’s burn rate',
  ),
  'by-hand': both('人工决定，理由公开', 'by hand, with a public reason'),
};

const bindingConstraint: Words<(typeof BINDING_CONSTRAINTS)[number]> = {
  'need-met': both('已满足所提数量', 'the stated need is met'),
  'asked-for-less': both(
    '所提数量已给足，仍不够公约的保障天数，请机构重报数量',
    'all that was asked for is given and lasts less than the charter’s days: the facility is asked to state it anew',
  ),
  'stock-exhausted': both('可用库存已分完', 'the stock that may be used is exhausted'),
  'no-eligible-lot': both('没有符合该场所标准的批次', 'no lot is fit for this setting'),
  'not-worth-the-loss': both(
    '有货，但按公约路远或替代的损失超过价值',
    'goods are there, but the way or the substitution costs more than it is worth',
  ),
  'cover-days-reached': both('已达公约规定的保障天数', 'the charter’s days of cover are reached'),
  'reserve-kept': both('其余为接收机构的留存', 'the rest is the owner’s reserve'),
  'amount-unknown': both('数量未知，请机构补充', 'the amount is unknown; the facility is asked to state it'),
  'use-unknown': both('未报库存和用量，先发起始量', 'stock and use are not stated: the starter first'),
  'starter-given': both(
    '起始量已给过，报了库存和用量再算',
    'the starter has been given; more once stock and use are stated',
  ),
  'road-closed': both('有合格批次，但道路均不通', 'fit lots are there, but every way from them is closed'),
  'no-transport': both(
    '有货，但当日没有可用运力',
    'goods are there, but no carrier has room on that way today',
  ),
  'pack-or-least-line': both(
    '余量不足一整包装或一次最小调拨量',
    'what is left is less than a whole pack, or than the smallest line',
  ),
  'not-needed': both('目前不需要', 'not needed now'),
  'facility-not-eligible': both('该机构不具备此类场所', 'the facility is not designated for this setting'),
  'receiving-stopped': both('该机构请求暂停接收', 'the facility has asked to stop sending'),
  'by-hand': both('人工确定的数量', 'the amount was set by hand'),
};

const precedence: Words<Precedence> = {
  worth: both('给那边每件价值更高', 'a unit is worth more there'),
  'region-claim': both('那边还在所在地区的保底之内', 'it lay within the claim of the other’s region'),
  setting: both('公约中那类场所在先', 'the charter puts that setting first'),
  'confirmed-lately': both(
    '那边的需求近期确认过，这边的已过期未确认',
    'that need was confirmed lately, this one was not',
  ),
  'run-out': both('那边更早用完', 'that store is empty sooner'),
  evidence: both('那边的依据更强', 'that need has been checked further'),
  'statement-age': both('那边报得更早', 'that statement is older'),
  'need-id': both(
    '两边各项都一样，按编号排，谁来算都是同一结果',
    'both are alike in all, and the ids decide, so that whoever computes it gets the same',
  ),
  handling: both(
    '整包装、最小调拨量或运力所限；或两种给法价值相同，取求解器的结果',
    'whole packs, smallest lines or loads; or both ways are worth the same, and the solver’s stands',
  ),
};

const allocationStatus: Words<'proposed' | 'approved' | 'declined' | 'replaced'> = {
  proposed: both('待批准', 'waiting for approval'),
  approved: both('已批准', 'approved'),
  declined: both('已否决', 'declined'),
  replaced: both('已由调整方案代替', 'replaced by an adjusted one'),
};

/** The words of its lists. */
export const allocationWords = { allocationRule, bindingConstraint, precedence, allocationStatus };

/** What a refusal may be about, and in which states it can be. */
export const allocationThings = {
  allocation: { name: both('分配方案', 'allocation'), states: allocationStatus },
};

type AllocationThings = typeof allocationThings;
declare module '../kernel/words/things.ts' {
  interface Things extends AllocationThings {}
}
