import { words } from '#texts/words.ts';

export const ledgerTexts = words({
  title: ['账本', 'Ledger'],
  intro: [
    '每一件物资、每一分钱都记在这里：从哪个账户到哪个账户，凭哪一条事实。任何人都可以查。',
    'Every piece and every cent is written down here: from which account to which, by which fact. Anyone may look.',
  ],
  trial: ['试算平衡', 'Trial balance'],
  zero: ['为零：进出相抵，分毫不差', 'Zero: what went in and out cancels exactly'],
  notZero: ['不为零：账有问题', 'Not zero: the books are wrong'],
  holds: (time: string, position: string) => [
    `截至 ${time}（第 ${position} 条事实）`,
    `as of ${time} (fact ${position})`,
  ],
  before: ['该时刻之前还没有任何记录', 'nothing had been recorded by then'],
  meaning: [
    '每一笔过账都有一出一进，所以每种物资、每个币种的余额相加必须为零。由全部过账重新加总，不取任何保存的余额。',
    'Each transfer has one side out and one side in, so the balances of an item or currency must add up to zero. Summed anew from all transfers, not from balances that are kept.',
  ],
  at: ['查看过去某一时刻（本站时间）', 'See a past moment (by this site’s clock)'],
  atHint: [
    '例如 2020-02-01，或 2020-02-01 12:00；留空为现在',
    'for example 2020-02-01 or 2020-02-01 12:00; empty for now',
  ],
  atWrong: [
    '请写成 2020-02-01 或 2020-02-01 12:00，且不晚于现在。以下为现在的数据。',
    'Please write 2020-02-01 or 2020-02-01 12:00, not later than now. What follows is now.',
  ],
  show: ['查看', 'Show'],
  everyItem: (units: string, accounts: string) => [
    `逐项查看：${units} 批物资与币种，${accounts} 个账户`,
    `Item by item: ${units} lots and currencies, ${accounts} accounts`,
  ],
  kind: ['账户类别', 'Kind of account'],
  accounts: ['账户数', 'Accounts'],
  in: ['进', 'In'],
  out: ['出', 'Out'],
  balance: ['余额', 'Balance'],
  waiting: ['尚未对上的事项', 'Not yet reconciled'],
  waitingIntro: [
    '双方还没有一致的：送出未确认、短少未说明、盘点有差异、待批付款、待查验。每一项都写明应由谁处理。',
    'What two sides have not agreed on: sent and not confirmed, short and not explained, counted and different, asked for and not approved, not inspected. Each names who has to act.',
  ],
  nothingWaits: ['没有待处理的事项。', 'Nothing waits for anybody.'],
  what: ['事项', 'What'],
  since: ['自', 'Since'],
  mustAct: ['应由谁处理', 'Must act'],
  ageing: ['库存账龄', 'Ageing of stock'],
  /** From and to in hours, as the charter says; whole days are said in days. */
  band: (from: number, until: number | null) => bandWords(from, until),
  lots: (n: string) => [`${n} 批`, `${n} ${n === '1' ? 'lot' : 'lots'}`],
  owed: (n: string) => [`${n} 项应说明滞留原因`, `${n} without the explanation owed`],
  expires: ['有效期至', 'Good until'],
  noExpiry: ['未标注', 'not marked'],
  expired: ['已过期', 'expired'],
  daysLeft: (n: string) => [`还有 ${n} 天`, `${n} days left`],
  statement: ['账户明细', 'Statement of an account'],
  opening: ['本页之前的余额', 'Balance before this page'],
  when: ['时间', 'When'],
  fact: ['事实', 'Fact'],
  counterpart: ['对方账户', 'Other account'],
  promised: ['其中已占用', 'Of which reserved'],
  phases: {
    posted: ['过账', 'posted'],
    pending: ['占用', 'reserved'],
    post: ['占用转过账', 'reservation posted'],
    void: ['释放占用', 'reservation released'],
  },
  next: ['下一页', 'Next page'],
  ofLot: ['这一批物资的来龙去脉', 'This lot, both ways'],
  lotTitle: (lot: string) => [`批次 ${lot}`, `Lot ${lot}`],
  lotIntro: [
    '往回看：谁给的、凭什么证明；往前看：到了哪里、由谁决定、用了多少。',
    'Back: who gave it and what proves it. Forward: where it went, who decided, how much was used.',
  ],
  back: ['来自', 'Where it came from'],
  forward: ['去向', 'Where it went'],
  counts: ['盘点', 'Counts'],
  counted: ['实盘', 'Found'],
  book: ['账面', 'By the book'],
  countStatus: {
    agrees: ['相符', 'agrees'],
    open: ['待处理', 'waits'],
    settled: ['已处理', 'settled'],
    superseded: ['已被新的盘点取代', 'counted again'],
    retracted: ['已撤回', 'retracted'],
  },
  account: ['账户', 'Account'],
  itsAccounts: ['这一批的全部账户', 'All accounts of this lot'],
});

function bandWords(from: number, until: number | null): readonly [string, string] {
  const inDays = [from, until ?? from].every((hours) => hours % 24 === 0) && until !== 24;
  const [zh, en, of] = inDays ? ['天', 'days', 24] : ['小时', 'hours', 1];
  if (until === null) return [`${from / of} ${zh}以上`, `over ${from / of} ${en}`];
  return from === 0
    ? [`${until / of} ${zh}内`, `up to ${until / of} ${en}`]
    : [`${from / of} 至 ${until / of} ${zh}`, `${from / of} to ${until / of} ${en}`];
}
