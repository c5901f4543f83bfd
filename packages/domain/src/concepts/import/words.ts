import { both } from '../../kernel/words/words.ts';

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
};

/** The words of its lists. */
export const importWords = { setAsideReason };

/** What a refusal may be about, and in which states it can be. */
export const importThings = {
  import: { name: both('导入记录', 'import') },
};

type ImportThings = typeof importThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ImportThings {}
}
