import { both, type Words } from '../../kernel/words/words.ts';
import type { SpendingKind } from './facts.ts';

export const spendingKind: Words<SpendingKind> = {
  transport: both('运输', 'transport'),
  storage: both('仓储', 'storage'),
  'staff-pay': both('人员薪酬与补助', 'pay of staff'),
  'volunteer-support': both('志愿者保障', 'support of volunteers'),
  training: both('培训', 'training'),
  'medical-care': both('医疗救治', 'medical care'),
  'relief-payments': both('慰问金、救助金', 'payments to those affected'),
  food: both('食品与生活用品', 'food and daily necessities'),
  construction: both('工程建设', 'construction'),
  repair: both('维修', 'repair'),
  office: both('办公家具与用品', 'office furniture and supplies'),
  administration: both('管理费用', 'administration'),
  'other-goods': both('目录以外的物资', 'goods outside the catalogue'),
};

const purposeState: Words<'open' | 'ended'> = {
  open: both('接收中', 'takes gifts'),
  ended: both('已停止接收', 'takes no more gifts'),
};

/** The words of its lists. */
export const purposeWords = { spendingKind, purposeState };

/** What a refusal may be about, and in which states it can be. */
export const purposeThings = {
  purpose: { name: both('善款用途', 'purpose of gifts'), states: purposeState },
};

type PurposeThings = typeof purposeThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends PurposeThings {}
}
