import { words } from '#texts/words.ts';

export const quantityTexts = words({
  unknown: ['数量未知', 'amount unknown'],
  unlimited: ['不限', 'no limit'],
  none: ['目前不需要', 'not needed now'],
  atLeast: (n: string) => [`至少 ${n}`, `at least ${n}`],
  range: (a: string, b: string) => [`${a}–${b}`, `${a}–${b}`],
});
