import type { Both } from '../language/language.ts';

/** What the schemas of the domain say of a value (zod 4, English), in words for people. The first that fits is said. */
const PATTERNS: readonly (readonly [RegExp, (...parts: string[]) => Both])[] = [
  [/^Invalid input: expected (?:.+), received undefined$/, () => both('缺少这一项。', 'This is missing.')],
  [
    /^Invalid input: expected (\w+), received (\w+)$/,
    (wanted, had) =>
      both(
        `应为${TYPES[wanted as string] ?? wanted}，收到的是${TYPES[had as string] ?? had}。`,
        `Expected ${wanted}, received ${had}.`,
      ),
  ],
  [
    /^Invalid (?:option: expected one of|input: expected) (".*")$/,
    (values) => {
      const list = (values as string).replaceAll('"', '').split('|');
      return both(`只能是：${list.join('、')}。`, `It must be one of: ${list.join(', ')}.`);
    },
  ],
  [
    /^not a cursor that a page of this statement gave$/,
    () => both('不是这份明细给出的翻页标记。', 'This is not a cursor that a page of this statement gave.'),
  ],
  [/^(\S+) is still to come$/, (moment) => both(`${moment} 还没有到。`, `${moment} is still to come.`)],
  [
    /^days must rise and worth must fall from band to band$/,
    () => both('天数须逐段增加，价值须逐段减少。', 'Days must rise and worth must fall from band to band.'),
  ],
  [/^amount or packs$/, () => both('请填写数量或包装数。', 'State an amount, or packs.')],
  [/^Too small: expected string to have >=1 characters$/, () => both('不能为空。', 'It must not be empty.')],
  [
    /^Too (?:small|big): expected string to have (>=|<=)(\d+) characters$/,
    (sign, count) =>
      sign === '>='
        ? both(`至少 ${count} 个字符。`, `At least ${count} characters.`)
        : both(`最多 ${count} 个字符。`, `At most ${count} characters.`),
  ],
  [
    /^Too (?:small|big): expected array to have (>=|<=)(\d+) items$/,
    (sign, count) =>
      sign === '>='
        ? both(`至少 ${count} 项。`, `At least ${count} entries.`)
        : both(`最多 ${count} 项。`, `At most ${count} entries.`),
  ],
  [
    /^Too (?:small|big): expected (?:number|int) to be ([<>]=?)(-?\d+)$/,
    (sign, bound) =>
      (sign as string).startsWith('>')
        ? both(`不得小于 ${bound}。`, `It must be at least ${bound}.`)
        : both(`不得大于 ${bound}。`, `It must be at most ${bound}.`),
  ],
  [
    /^Unrecognized keys?: (.+)$/,
    (keys) => both(`没有这个字段：${keys}。`, `There is no such field: ${keys}.`),
  ],
  [/^Invalid ISO date$/, () => both('应为日期，如 2020-02-20。', 'Expected a date such as 2020-02-20.')],
  [
    /^Invalid ISO datetime$/,
    () =>
      both(
        '应为时刻，如 2020-02-20T08:00:00+08:00。',
        'Expected a moment such as 2020-02-20T08:00:00+08:00.',
      ),
  ],
  [
    /^Invalid string: must match pattern (.+)$/,
    (pattern) =>
      FORMS[pattern as string] ?? both(`格式不对，应符合 ${pattern}。`, `It must match ${pattern}.`),
  ],
  [
    /^Invalid (?:input|discriminator value)\b.*$/,
    () => both('不符合任何一种允许的形式。', 'It has none of the forms that are allowed.'),
  ],
];

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  record: '对象',
  null: '空值',
  undefined: '未填',
  NaN: '非数字',
};

/** Patterns of `fact/fields.ts` and `area/area.ts`. */
const FORMS: Readonly<Record<string, Both>> = {
  '/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/': both(
    '编号只能含字母、数字、点、横线和下划线，最多 120 个字符。',
    'An id holds letters, digits, dots, dashes and underscores, at most 120 of them.',
  ),
  '/^\\d{6}$/': both('应为六位行政区划代码（GB/T 2260）。', 'Expected a six-digit area code (GB/T 2260).'),
  '/^\\+?(?:[ -]?\\d){6,15}$/': both(
    '应为电话号码：6 至 15 位数字，可含空格、横线和开头的加号。',
    'Expected a telephone number: 6 to 15 digits, with spaces, dashes and a leading plus if you like.',
  ),
  '/^[A-Z]{3}$/': both(
    '应为三位货币代码（ISO 4217），如 CNY。',
    'Expected a currency code (ISO 4217) such as CNY.',
  ),
};

/** What commands themselves object to, beyond the schema. */
const OWN: Readonly<Record<string, Both>> = {
  'a gift holds goods or money': both('捐赠须有物资或款项。', 'A gift holds goods or money.'),
  'goods need a place': both('物资须写明存放库点。', 'Goods need a place where they are kept.'),
  'a directed gift names a facility or a purpose': both(
    '定向捐赠须写明受赠机构或用途。',
    'A directed gift names a facility or a purpose.',
  ),
  'a gift with a named recipient or purpose is directed': both(
    '写明了受赠机构或用途的，是定向捐赠。',
    'A gift with a named recipient or purpose is a directed gift.',
  ),
  'most must exceed least': both('上限须大于下限。', 'The most must exceed the least.'),
  'text holds characters that cannot be written down': both(
    '文字中含有无法记录的字符（空字符或不成对的代理码）。',
    'The text holds characters that cannot be recorded (NUL or unpaired surrogates).',
  ),
  'an idempotency key has 1 to 200 printable ASCII characters': both(
    '幂等键须为 1–200 个可打印的 ASCII 字符。',
    'An idempotency key has 1 to 200 printable ASCII characters.',
  ),
  'a person has a name': both('请填写捐赠人姓名。', 'Enter the name of the person who gives.'),
  'say why, in ten characters or more': both(
    '请说明理由，至少十个字符。',
    'Say why, in ten characters or more.',
  ),
  'tick the box to go on': both('请先勾选确认。', 'Tick the box first.'),
  'nested too deeply': both('内容嵌套过深。', 'It is nested too deeply.'),
};

function both(zh: string, en: string): Both {
  return { zh, en };
}

export function sayFormDetail(detail: string): Both {
  const own = Object.hasOwn(OWN, detail) ? OWN[detail] : undefined;
  if (own) return own;
  for (const [pattern, say] of PATTERNS) {
    const match = pattern.exec(detail);
    if (match) return say(...match.slice(1));
  }
  return { zh: detail, en: detail };
}
