import { words } from '#texts/words.ts';

export const stockTexts = words({
  findTitle: ['找物资', 'Find goods in store'],
  findIntro: [
    '输入物资名称、批次、收据编号或货位中的任意一项，先看货位。',
    'Type what it is, its lot, its receipt code or a bin: whichever you have. The bin comes first.',
  ],
  asked: ['名称、批次、收据编号或货位', 'Name, lot, receipt code or bin'],
  find: ['查找', 'Find'],
  placeAndOwner: ['库点与所属单位', 'Place and owner'],
  bin: ['货位', 'Bin'],
  noBin: ['未登记货位', 'no bin given'],
  receipt: ['收据', 'Receipt'],
  nothing: [
    '库里没有找到。可换一个词，或看收据编号。',
    'Nothing in store is found. Try another word, or the receipt code.',
  ],
});
