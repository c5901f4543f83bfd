import { type Bilingual, both, type Words } from '../words/words.ts';
import type { FormFault, FormType } from './form-fault.ts';
import type { FormRules } from './form-rule.ts';
import { FORM_WORDS } from './forms.ts';

/** What is wrong with a value, as one sentence. `rules`: the words of every rule that a form may break. */
export function sayFormFault(fault: FormFault, rules: FormRules): Bilingual {
  switch (fault.fault) {
    case 'missing':
      return both('缺少这一项。', 'This is missing.');
    case 'type': {
      const [expected, received] = [TYPES[fault.expected], TYPES[fault.received]];
      return both(
        `应为${expected.zh}，收到的是${received.zh}。`,
        `Expected ${expected.en}, received ${received.en}.`,
      );
    }
    case 'number': {
      const [first = 1_000] = fault.readings;
      const readings = fault.readings.map((each) => new Intl.NumberFormat('en').format(each));
      return readings.length > 0
        ? both(
            `“${fault.typed}”不是一个确定的数，可能指 ${readings.join(' 或 ')}。请只写数字，如 ${first}。`,
            `“${fault.typed}” is not one plain number: it may mean ${readings.join(' or ')}. Write the figure alone, such as ${first}.`,
          )
        : both(
            `“${fault.typed}”不是数字。请只写数字，如 1000。`,
            `“${fault.typed}” is no number. Write a figure, such as 1000.`,
          );
    }
    case 'value': {
      const values = fault.values.map((value) => (value === null ? 'null' : String(value)));
      return both(`只能是：${values.join('、')}。`, `It must be one of: ${values.join(', ')}.`);
    }
    case 'size':
      return saySize(fault);
    case 'multiple':
      return both(`须为 ${fault.of} 的整数倍。`, `It must be a multiple of ${fault.of}.`);
    case 'fields-unknown':
      return both(
        `没有这个字段：${fault.fields.join('、')}。`,
        `There is no such field: ${fault.fields.join(', ')}.`,
      );
    case 'form':
      return FORM_WORDS[fault.form];
    case 'shape':
      return both('不符合任何一种允许的形式。', 'It has none of the shapes that are allowed.');
    case 'rule': {
      const words = rules[fault.rule] as Bilingual | ((parameters: object) => Bilingual);
      return typeof words === 'function' ? words(fault) : words;
    }
  }
}

const TYPES: Words<FormType> = {
  string: both('文字', 'text'),
  number: both('数字', 'a number'),
  integer: both('整数', 'a whole number'),
  boolean: both('是或否', 'true or false'),
  array: both('列表', 'a list'),
  object: both('对象', 'an object'),
  null: both('空值', 'nothing'),
  other: both('其他类型', 'something else'),
};

function saySize({ of, bound, limit }: Extract<FormFault, { readonly fault: 'size' }>): Bilingual {
  if (of !== 'number' && bound === 'least' && limit === 1) return both('不能为空。', 'It must not be empty.');
  if (of === 'number') return NUMBERS[bound](limit);
  const [zh, one, many] =
    of === 'characters' ? ['个字符', 'character', 'characters'] : ['项', 'entry', 'entries'];
  const [atZh, atEn] = COUNTS[bound];
  return both(`${atZh} ${limit} ${zh}。`, `${atEn} ${limit} ${limit === 1 ? one : many}.`);
}

const COUNTS = {
  least: ['至少', 'At least'],
  most: ['最多', 'At most'],
  above: ['须多于', 'More than'],
  below: ['须少于', 'Fewer than'],
  exactly: ['须为', 'Exactly'],
} as const;

const NUMBERS = {
  least: (limit: number) => both(`不得小于 ${limit}。`, `It must be at least ${limit}.`),
  most: (limit: number) => both(`不得大于 ${limit}。`, `It must be at most ${limit}.`),
  above: (limit: number) => both(`须大于 ${limit}。`, `It must be more than ${limit}.`),
  below: (limit: number) => both(`须小于 ${limit}。`, `It must be less than ${limit}.`),
  exactly: (limit: number) => both(`须为 ${limit}。`, `It must be ${limit}.`),
};
