import { words } from '#texts/words.ts';

export const breakGlassTexts = words({
  mark: ['紧急放行', 'break-glass'],
  title: ['紧急放行', 'Released by break-glass'],
  none: ['目前没有紧急放行。', 'Nothing has been released by break-glass.'],
  intro: [
    '没有调拨单、由库门直接放行的物资：有上限，附原因和照片，由另一席位事后核销。逾期未核销的在这里一直可见。',
    'Goods that a gate let go without an order: up to a cap, with a reason and a photograph, reconciled afterwards by another seat. What is late stays visible here.',
  ],
  all: (n: string) => [`全部 ${n} 次`, `all ${n} of them`],
  why: ['原因', 'Reason'],
  released: ['放行', 'Released'],
  reconciled: ['核销', 'Reconciled'],
  photo: ['照片', 'photograph'],
  due: (time: string) => [`期限 ${time}`, `due ${time}`],
  late: ['逾期', 'late'],
  before: ['此前结论：', 'before that:'],
  by: (name: string, time: string) => [`${name}，${time}`, `${name}, ${time}`],
});
