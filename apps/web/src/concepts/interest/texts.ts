import { words } from '#texts/words.ts';

export const interestTexts = words({
  title: ['利害关系', 'Interests'],
  intro: [
    '您在某个机构、医院或供应商任职、出资，或有近亲属在那里的，请在此申报：公开的只有席位，不写姓名。有利害关系的事项由同事办理。',
    'Where you or close family work for an organisation, a hospital or a supplier or own a share of it, declare it here: only the seat is public, no name. What concerns them a colleague does.',
  ],
  publicIntro: [
    '该机构人员（以席位表示）申报的利害关系。相关的分配、支付、查验由他人办理。',
    'What people of this organisation, by their seats, have declared. Allocations, payments and inspections that concern it are done by others.',
  ],
  seat: ['席位', 'Seat'],
  party: ['与谁', 'In whom'],
  tie: ['关系', 'Tie'],
  declared: ['申报', 'Declared'],
  since: (day: string) => [`自 ${day}`, `since ${day}`],
  ended: (at: string, reason: string) => [`${at} 终止：${reason}`, `ended ${at}: ${reason}`],
  proposerHas: [
    '提出人申报有利害关系，由无利害关系者批准',
    'its proposer has a declared interest; another approves it',
  ],
});
