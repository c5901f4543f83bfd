import { words } from '#texts/words.ts';

export const purposeTexts = words({
  title: ['善款用途', 'Purposes of gifts'],
  intro: [
    '捐款可以指定的用途，以及每项用途能买什么。范围在公布时写定，之后不再改动；指定用途的善款买别的，系统会拒绝支付申请。',
    'What money may be given for, and what may be bought under each purpose. That is said once and not changed afterwards; a request that buys anything else from such money is refused.',
  ],
  purpose: ['用途', 'Purpose'],
  covers: ['能买什么', 'What it covers'],
  by: ['公布机构', 'Declared by'],
  none: ['尚未公布用途。捐款可以不指定用途。', 'None declared yet. Money may be given without one.'],
});
