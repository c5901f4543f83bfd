import { words } from '#texts/words.ts';

export const wayTexts = words({
  title: ['经过', 'Its way'],
  given: ['捐赠', 'Given'],
  /** Where goods or money are. */
  places: {
    donor: ['捐赠人', 'donor'],
    quarantine: ['待查验', 'in quarantine'],
    stock: ['库存', 'in store'],
    transit: ['运输途中', 'on the way'],
    facility: ['医疗机构', 'at wards'],
    consumed: ['已使用', 'used'],
    loss: ['损耗', 'lost'],
    returned: ['已退回', 'returned'],
    fund: ['未支出（含已申请未批准的）', 'not spent, requests included'],
    spent: ['已批准支付或已付', 'approved to be paid, or paid'],
  },
  keeps: (amount: string) => [`预留 ${amount}`, `${amount} kept for it`],
  counted: (counted: string, book: string) => [
    `实盘 ${counted}，账面 ${book}`,
    `counted ${counted}, book ${book}`,
  ],
  enteredLater: (at: string) => [`${at} 登记`, `entered ${at}`],
  under: (what: string) => [`职责：${what}`, `under: ${what}`],
  byClock: ['由系统时钟按规则执行', 'by the clock, as the rule says'],
  entry: (position: string) => [`日志第 ${position} 条`, `log entry ${position}`],
  proof: ['离线凭证', 'offline proof'],
  shown: (first: string, last: string, count: string) => [
    `第 ${first}–${last} 步，共 ${count} 步`,
    `steps ${first}–${last} of ${count}`,
  ],
  earlier: ['前面的步骤', 'Earlier steps'],
  later: ['后面的步骤', 'Later steps'],
  whole: ['这一批的全部去向', 'The whole way of this lot'],
  oneUnitTitle: (item: string, facility: string) => [
    `${facility}的${item}：怎么来的`,
    `${item} at ${facility}: how it came`,
  ],
  oneUnit: (facility: string) => [
    `送到${facility}的每一件，都走过下面的每一步。送往别处的不在此列。`,
    `What came to ${facility} went through each step below. What went elsewhere is left out.`,
  ],
  came: ['每一批从哪里来', 'Where each lot came from'],
  cameIntro: [
    '选一批，就能看到它从捐赠人到这里的每一步、由谁办理，以及凭证。',
    'Choose a lot to see each step from its donor to here, by whom, and with its proof.',
  ],
  cameAt: ['最早到达', 'First came'],
  from: ['捐赠人', 'Given by'],
  held: ['现有', 'Here now'],
  used: ['已使用', 'Used here'],
  follow: ['怎么来的', 'How it came'],
});
