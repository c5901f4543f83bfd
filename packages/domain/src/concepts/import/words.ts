import { both, type Words } from '../../kernel/words/words.ts';
import type { ImportAnswer } from './facts.ts';

/** Short forms of the reasons of `packages/formats`, whose own texts say more; a test keeps the two lists equal. */
const setAsideReason = {
  'item-unknown': both('目录中没有的物资', 'item not in the catalogue'),
  'item-ambiguous': both('可能是多种物资', 'may be several items'),
  'item-missing': both('没有写明物资', 'no item named'),
  'amount-not-read': both('数量无法辨认', 'amount not readable'),
  'amount-negative': both('数量为负', 'negative amount'),
  'amount-absurd': both('数量不合常理', 'amount beyond reason'),
  'amount-maybe-date': both('可能是日期', 'may be a date'),
  'amount-not-whole': both('数量不是整数', 'not a whole number'),
  'unit-not-convertible': both('单位无法换算', 'unit cannot be converted'),
  'entry-not-an-object': both('不是一条记录', 'not a record'),
  'field-of-wrong-type': both('字段类型不符', 'field of the wrong type'),
  'name-missing': both('缺少名称', 'name missing'),
  'suspicious-name': both('名称可疑', 'suspicious name'),
  'text-too-long': both('文字过长', 'text too long'),
  'area-unknown': both('不知在哪个市县', 'no known place'),
  'amounts-conflict': both('数量互相矛盾', 'amounts conflict'),
  'hospital-gone': both('单位不再出现在名单中', 'facility gone from the list'),
  'line-gone': both('需求不再出现在名单中', 'need gone from the list'),
};

const importAnswer: Words<ImportAnswer['kind']> = {
  item: both('是这种物资', 'this item is meant'),
  amount: both('是这个数量', 'this amount is meant'),
  area: both('在这里', 'it lies here'),
  closed: both('已不需要', 'not needed any more'),
  forgotten: both('名单漏了，仍然需要', 'left out, and still needed'),
  nothing: both('不登记', 'nothing to register'),
};

/** The words of its lists. */
export const importWords = { setAsideReason, importAnswer };

/** What a refusal may be about, and in which states it can be. */
export const importThings = {
  import: { name: both('导入记录', 'import') },
  question: { name: both('疑问', 'question') },
};

type ImportThings = typeof importThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ImportThings {}
}
