import { both as b } from '../language/language.ts';

/** Short forms of the reasons of `packages/formats`, whose own texts say more; a test keeps the two lists equal. */
export const setAsideReason = {
  'item-unknown': b('目录中没有的物资', 'item not in the catalogue'),
  'item-ambiguous': b('可能是多种物资', 'may be several items'),
  'item-missing': b('没有写明物资', 'no item named'),
  'amount-not-read': b('数量无法辨认', 'amount not readable'),
  'amount-negative': b('数量为负', 'negative amount'),
  'amount-absurd': b('数量不合常理', 'amount beyond reason'),
  'amount-not-whole': b('数量不是整数', 'not a whole number'),
  'unit-not-convertible': b('单位无法换算', 'unit cannot be converted'),
  'entry-not-an-object': b('不是一条记录', 'not a record'),
  'field-of-wrong-type': b('字段类型不符', 'field of the wrong type'),
  'name-missing': b('缺少名称', 'name missing'),
  'suspicious-name': b('名称可疑', 'suspicious name'),
  'text-too-long': b('文字过长', 'text too long'),
} as const;
