/** Why a piece of input did not become data. Whoever reads the sentence should know what to do about it. */
export const SET_ASIDE_REASONS = {
  'item-unknown': {
    zh: '目录中没有这一物品：请在目录中补充名称，或改写为目录中的名称。',
    en: 'The catalogue has no such item: add the word to the catalogue, or use a word that it has.',
  },
  'item-ambiguous': {
    zh: '这一名称可能指多种物品（例如“口罩”）：请写明种类或执行标准。',
    en: 'The word may mean several items (as “masks” does): say which kind, or which standard.',
  },
  'item-missing': { zh: '没有写物品名称。', en: 'No item is named.' },
  'amount-not-read': { zh: '数量无法识别。', en: 'The amount cannot be read.' },
  'amount-negative': {
    zh: '数量为负数（约定中只有 -1 表示未知、-9 表示不限）。',
    en: 'The amount is negative (only -1, unknown, and -9, unlimited, are agreed on).',
  },
  'amount-absurd': {
    zh: '数量超过一万亿，不可能属实。',
    en: 'The amount exceeds 10^12, which cannot be true.',
  },
  'amount-maybe-date': {
    zh: '这个数可能是电子表格里日期的序号（例如 43864 是 2020 年 2 月 3 日）：请确认是数量还是日期。',
    en: 'The number may be a spreadsheet’s serial number of a day (43864 is 3 February 2020): say whether it is an amount or a date.',
  },
  'amount-not-whole': { zh: '数量不是整数个计量单位。', en: 'The amount is not a whole number of units.' },
  'unit-not-convertible': {
    zh: '目录没有规定这种包装含多少个计量单位，不作猜测：请写明单位数量。',
    en: 'The catalogue does not say how many units this pack holds, and nobody guesses: give the number of units.',
  },
  'entry-not-an-object': { zh: '这一行不是一条记录。', en: 'This entry is not a record.' },
  'field-of-wrong-type': { zh: '字段的类型不对。', en: 'The field has the wrong type.' },
  'name-missing': { zh: '没有写单位名称。', en: 'The organisation has no name.' },
  'suspicious-name': {
    zh: '名称不像一个单位的名称（含公式、代码或没有文字）。',
    en: 'The name does not look like one (a formula, code, or no letters).',
  },
  'text-too-long': { zh: '文字超过一万字。', en: 'The text exceeds 10,000 characters.' },
} as const;

export type SetAsideReason = keyof typeof SET_ASIDE_REASONS;
