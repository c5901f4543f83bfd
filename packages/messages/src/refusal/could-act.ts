import type { Both } from '../language/language.ts';

export const listed = (names: readonly Both[]): Both => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});

/** Who could do what was refused, so that nobody is sent from door to door. */
export const whoCould = (names: readonly Both[]): [zh: string, en: string] => [
  `可以办理的机构：${listed(names).zh}。`,
  `Who could do it: ${listed(names).en}.`,
];
