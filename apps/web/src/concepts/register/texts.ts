import { words } from '#texts/words.ts';

export const registerTexts = words({
  mergedInto: ['本机构已并入', 'Merged into'],
  closed: ['本机构已注销。', 'This organisation has been closed.'],
  mergedFrom: ['并入本机构的：', 'Merged into it:'],
  branchOf: ['上级机构：', 'A branch of'],
  branches: ['分支机构：', 'Its branches:'],
  corrected: (at: string) => [`登记信息于 ${at} 更正：`, `Its entry was corrected on ${at}:`],
});
