import { readStatement, type StatementRead, sayStatementFault } from '@tongzhou/formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readStatement(bytes(text));
const statement = (found: StatementRead) => {
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.statement;
};

/** As Alipay writes it out: GB18030. Only the signs that these tests need. */
const GB: Readonly<Record<string, readonly [number, number]>> = {
  ...{
    支: [0xd6, 0xa7],
    付: [0xb8, 0xb6],
    宝: [0xb1, 0xa6],
    交: [0xbd, 0xbb],
    易: [0xd2, 0xd7],
    时: [0xca, 0xb1],
  },
  ...{
    间: [0xbc, 0xe4],
    金: [0xbd, 0xf0],
    额: [0xb6, 0xee],
    收: [0xca, 0xd5],
    入: [0xc8, 0xeb],
    号: [0xba, 0xc5],
  },
};
const gb18030 = (text: string) =>
  new Uint8Array([...text].flatMap((sign) => GB[sign] ?? [sign.charCodeAt(0)]));

const camt = (entries: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
${entries}
</Stmt></BkToCstmrStmt></Document>`;
const entry = (
  more = '',
) => `<Ntry><Amt Ccy="CNY">20000.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2020-01-31</Dt></BookgDt><AcctSvcrRef>CMB20200131000007</AcctSvcrRef>${more}</Ntry>`;

describe('camt.053', () => {
  it('gives each booked entry: sum, day, direction, reference, who stands behind it, and the words', () => {
    const details = `<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>某基金会</Nm></Pty></Dbtr></RltdPties>
      <RmtInf><Ustrd>抗疫 &amp; 捐款</Ustrd></RmtInf></TxDtls></NtryDtls>`;
    expect(statement(read(camt(entry(details))))).toEqual({
      kind: 'camt.053',
      faults: [],
      lines: [
        {
          ...{ line: 3, reference: 'CMB20200131000007', bookedOn: '2020-01-31', amount: 2_000_050 },
          ...{ currency: 'CNY', direction: 'credit', counterparty: '某基金会', text: '抗疫 & 捐款' },
        },
      ],
    });
  });

  it('reads prefixed names and yen, turns a reversal round, and passes over what is only expected', () => {
    const yen =
      '<n:Ntry><n:Amt Ccy="JPY">5000</n:Amt><n:CdtDbtInd>DBIT</n:CdtDbtInd><n:ValDt><n:DtTm>2020-02-01T08:00:00</n:DtTm></n:ValDt></n:Ntry>';
    const [first, second] = statement(
      read(camt(`${yen}${entry('<RvslInd>true</RvslInd>')}${entry().replace('BOOK', 'PDNG')}`)),
    ).lines;
    expect(first).toMatchObject({ amount: 5_000, currency: 'JPY', direction: 'debit', reference: null });
    expect(second).toMatchObject({ direction: 'debit' });
  });

  it('follows no entity and no document type, and says where the text breaks off', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<Document>&a;</Document>';
    expect(read(bomb)).toMatchObject({ ok: false, fault: { fault: 'not-xml', line: 1 } });
    const cut = read(camt(entry()).slice(0, -30));
    expect(cut).toMatchObject({ ok: false, fault: { fault: 'not-xml' } });
  });

  it('names an entry that cannot be read by its place, and reads the others', () => {
    const found = statement(read(camt(`${entry().replace('20000.50', 'viel')}\n${entry()}`)));
    expect(found.lines).toHaveLength(1);
    expect(found.faults).toMatchObject([{ fault: 'no-amount', line: 3 }]);
  });
});

describe('a bank’s table', () => {
  it('is found below its preamble by the headings of that bank, in two columns or in one', () => {
    const two =
      '账号,6222****\n\n交易日期,交易流水号,借方金额,贷方金额,余额,对方户名,摘要\n20200131,\tA-0001234,,"1,234.50",9.00,某公司,捐款\n2020/2/1,A0001235,20.00,,1.00,某药厂,货款\n合计,,20.00,1234.50,,,\n';
    expect(statement(read(two))).toMatchObject({
      kind: 'bank-csv',
      faults: [],
      lines: [
        { line: 4, reference: 'A-0001234', bookedOn: '2020-01-31', amount: 123_450, direction: 'credit' },
        {
          line: 5,
          bookedOn: '2020-02-01',
          amount: 2_000,
          direction: 'debit',
          counterparty: '某药厂',
          text: '货款',
        },
      ],
    });
    const one =
      '记账日期\t借贷标志\t发生额\t币种\t银行流水号\n2020年1月31日\t贷\t5000\t人民币\t20200131-77\n2020-02-01\t借\t3.5\t美元\t20200201-01\n';
    expect(statement(read(one)).lines).toMatchObject([
      { amount: 500_000, currency: 'CNY', direction: 'credit', reference: '20200131-77' },
      { amount: 350, currency: 'USD', direction: 'debit' },
    ]);
  });

  it('names what cannot be read by line, column and heading, in both languages, and never repeats it', () => {
    const found = statement(
      read(
        '交易日期,收入金额,支出金额,流水号\n昨天,5,,A0000001\n2020-01-31,abc,,A0000002\n2020-01-31,1,2,A0000003\n',
      ),
    );
    expect(found.lines).toEqual([]);
    expect(found.faults.map((each) => sayStatementFault(each))).toEqual([
      {
        zh: '第 2 行第 1 列“交易日期”：日期读不出。',
        en: 'Line 2, column 1 (“交易日期”): its day cannot be read.',
      },
      {
        zh: '第 3 行第 2 列“收入金额”：金额读不出。',
        en: 'Line 3, column 2 (“收入金额”): its sum cannot be read.',
      },
      {
        zh: '第 4 行第 3 列“支出金额”：收入和支出都有金额。',
        en: 'Line 4, column 3 (“支出金额”): it has a sum both in and out.',
      },
    ]);
  });

  it('is none where no heading is known', () => {
    expect(read('a,b\n1,2\n')).toMatchObject({ ok: false, fault: { fault: 'unknown-kind' } });
    expect(readStatement(new Uint8Array([0xff, 0xfe, 0xff]))).toMatchObject({ ok: false });
  });
});

describe('bills of payment platforms', () => {
  it('Alipay’s, in GB18030, with lines before and below the table', () => {
    const text =
      '支付宝\n----\n交易时间,交易号,金额,收/支\n2020-01-31 09:10:11,2020013122001,100.00,收入\n2020-01-31 09:10:12,2020013122002,5.00,支付\n--------\n';
    expect(statement(readStatement(gb18030(text)))).toMatchObject({
      kind: 'alipay',
      lines: [{ line: 4, amount: 10_000, direction: 'credit', reference: '2020013122001' }],
      faults: [{ fault: 'no-direction', line: 5, heading: '收/支' }],
    });
  });

  it('WeChat’s: what is neither in nor out, and what was never paid, is no transfer', () => {
    const text =
      '微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号\n2020-01-31 10:00:00,转账,"张三","/",收入,¥50.00,已收钱,"4200000512202001311234567890\t"\n2020-01-31 10:00:01,零钱提现,/,/,/,¥50.00,提现已到账,4200000512202001311234567891\n2020-01-31 10:00:02,转账,李四,/,支出,¥1.00,支付失败,4200000512202001311234567892\n';
    expect(statement(read(text))).toEqual({
      kind: 'wechat',
      faults: [],
      lines: [
        {
          ...{ line: 3, reference: '4200000512202001311234567890', bookedOn: '2020-01-31', amount: 5_000 },
          ...{ currency: 'CNY', direction: 'credit', counterparty: '张三', text: '/' },
        },
      ],
    });
  });
});

describe('any bytes', () => {
  it('are read or refused, and never throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }).map(bytes)),
        (some) => {
          expect(typeof readStatement(some).ok).toBe('boolean');
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (some) => {
        expect(typeof read(`<Document>${some}`).ok).toBe('boolean');
        expect(typeof read(`交易日期,收入金额\n${some}`).ok).toBe('boolean');
      }),
    );
  });
});
