import { words } from '#texts/words.ts';

export const donorTexts = words({
  title: ['捐赠单位', 'A donor'],
  formerly: (name: string) => [`曾用名：${name}`, `formerly ${name}`],
  until: (time: string) => [`至 ${time}`, `until ${time}`],
  merged: ['合并登记', 'Entered more than once'],
  separated: ['已撤销合并', 'separated again'],
  gifts: ['捐赠', 'Gifts'],
  whereabouts: ['捐了什么，现在在哪里', 'What was given, and where it is'],
  moreLots: (n: string) => [`另 ${n} 批，见收据页`, `${n} more lots on the page of the receipt`],
  enteredAs: ['收据上的名称', 'Name on the receipt'],
  receipt: ['收据', 'Receipt'],
  all: ['它的全部捐赠', 'all that it gave'],
  alike: ['按另一批登记，与这份相似：', 'Entered as another parcel, alike to:'],
});
