import { both, type Words } from '../../kernel/words/words.ts';
import type { LossReason, LossReasonGroup } from './loss-reasons.ts';

const lossReasonGroup: Words<LossReasonGroup> = {
  damage: both('损坏', 'damage'),
  time: both('过期', 'time'),
  fitness: both('不合用', 'fitness'),
  gone: both('丢失', 'gone'),
  use: both('处置', 'put to another end'),
  books: both('账务', 'books'),
  other: both('其他', 'other'),
};

const lossReason: Words<LossReason> = {
  damaged: both('损坏', 'damaged'),
  wet: both('受潮', 'wet'),
  crushed: both('压坏', 'crushed'),
  'torn-packaging': both('包装破损', 'packaging torn'),
  leaking: both('泄漏', 'leaking'),
  burnt: both('烧毁', 'burnt'),
  mould: both('发霉', 'mouldy'),
  frozen: both('冻坏', 'frozen'),
  overheated: both('受热变质', 'spoilt by heat'),
  'cold-chain-broken': both('冷链中断', 'cold chain broken'),
  contaminated: both('污染', 'contaminated'),
  'eaten-by-pests': both('虫鼠损坏', 'eaten by pests'),
  expired: both('过期', 'expired'),
  'expired-at-receipt': both('到货时已过期', 'expired when it came'),
  'expires-too-soon': both('来不及在有效期内使用', 'expires before it can be used'),
  recalled: both('召回', 'recalled'),
  unfit: both('不合用', 'unfit'),
  counterfeit: both('假冒', 'counterfeit'),
  'wrong-label': both('标签与实物不符', 'label and goods differ'),
  'incomplete-set': both('部件不全', 'set incomplete'),
  faulty: both('质量缺陷', 'faulty'),
  opened: both('已拆封', 'opened'),
  missing: both('丢失', 'missing'),
  stolen: both('被盗', 'stolen'),
  robbed: both('被抢', 'robbed'),
  'taken-without-order': both('无单取走', 'taken without an order'),
  'lost-in-fire': both('火灾损失', 'lost in a fire'),
  'lost-in-flood': both('水灾损失', 'lost in a flood'),
  'lost-when-moved': both('搬运中丢失', 'lost when it was moved'),
  'sample-for-test': both('抽样送检', 'taken as a sample for a test'),
  'destroyed-by-order': both('依规销毁', 'destroyed by order'),
  'used-in-training': both('培训使用', 'used in training'),
  'used-by-staff': both('库内人员使用', 'used by the staff of the store'),
  seized: both('被查扣', 'seized'),
  'count-difference': both('盘点差异', 'count difference'),
  'entered-twice': both('重复登记', 'entered twice'),
  'wrong-unit': both('计量单位填错', 'entered in the wrong unit'),
  'wrong-lot': both('批次填错', 'entered for the wrong lot'),
  'pack-held-fewer': both('箱内数量不足', 'packs held fewer than they say'),
  other: both('其他（请说明）', 'other (say what)'),
};

const lossState: Words<'reported' | 'confirmed' | 'refused'> = {
  reported: both('待复核', 'waits for a second person'),
  confirmed: both('已复核', 'confirmed'),
  refused: both('已退回', 'refused'),
};

/** The words of its lists. */
export const stockWords = { lossReason, lossReasonGroup, lossState };

/** What a refusal may be about, and in which states it can be. */
export const stockThings = {
  loss: { name: both('损耗', 'loss'), states: lossState },
  count: {
    name: both('盘点', 'count'),
    states: {
      agrees: both('账实相符', 'agrees with the book'),
      open: both('待处理', 'open'),
      settled: both('已处理', 'settled'),
      superseded: both('已被新的盘点取代', 'superseded by a newer count'),
      retracted: both('已撤回', 'retracted'),
    },
  },
};

type StockThings = typeof stockThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends StockThings {}
}
