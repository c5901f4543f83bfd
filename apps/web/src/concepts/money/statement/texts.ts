import { words } from '#texts/words.ts';

export const statementTexts = words({
  title: ['核对银行对账单', 'Check a bank’s statement'],
  intro: [
    '上传银行、支付宝或微信导出的对账单（camt.053 或 CSV），与本单位的账目逐笔核对。文件里有个人信息，只在本次核对中使用，不保存，不公开。',
    'Upload a statement as your bank, Alipay or WeChat writes it out (camt.053 or CSV), and it is held against your organisation’s books line by line. It names people: it is used for this look only, kept nowhere and published nowhere.',
  ],
  file: ['对账单文件', 'The statement'],
  compare: ['核对', 'Compare'],
  again: ['再核对一份', 'Another one'],
  state: {
    booked: ['已记账', 'in the books'],
    alike: ['可能已记账', 'may be in the books'],
    'to-record': ['已付款，待登记', 'paid, to be recorded'],
    missing: ['未记账', 'not in the books'],
  },
  kinds: {
    'camt.053': ['camt.053 对账单', 'camt.053 statement'],
    'bank-csv': ['银行 CSV 对账单', 'a bank’s CSV'],
    alipay: ['支付宝账单', 'Alipay bill'],
    wechat: ['微信账单', 'WeChat bill'],
  },
  found: (count: string) => [`读出 ${count} 笔`, `${count} movements read`],
  shown: (count: string) => [`只显示前 ${count} 笔`, `the first ${count} are shown`],
  unread: ['读不出的行', 'Lines that could not be read'],
  day: ['日期', 'Day'],
  sum: ['金额', 'Sum'],
  direction: { credit: ['收', 'in'], debit: ['支', 'out'] },
  who: ['对方', 'Other party'],
  reference: ['流水号', 'Reference'],
  inBooks: ['账目', 'Books'],
  takeGift: ['登记这笔善款…', 'Enter this gift…'],
  tie: ['是这一笔，补登流水号…', 'It is this one: enter its reference…'],
  takePayment: ['登记付款完成…', 'Record that it was paid…'],
  payFirst: ['没有对应的已批准支付', 'no approved payment is like it'],
});
