import { CURRENCIES, minorDigits } from '@tongzhou/domain';
import { type CsvRow, csvRows } from './csv-rows.ts';
import {
  dayIn,
  fault,
  referenceIn,
  STATEMENT_LINES_MAX,
  type StatementFault,
  type StatementKind,
  type StatementLine,
  type StatementRead,
  sumIn,
} from './statement.ts';

type Field =
  | 'day'
  | 'in'
  | 'out'
  | 'amount'
  | 'direction'
  | 'reference'
  | 'counterparty'
  | 'text'
  | 'currency'
  | 'status';

/** How the columns are called: banks' statements, Alipay's and WeChat's bills, as they are written out. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  day: [
    '交易日期',
    '记账日期',
    '入账日期',
    '记账日',
    '交易日',
    '交易时间',
    '交易创建时间',
    '付款时间',
    '日期',
    '发生时间',
    '入账时间',
  ],
  in: [
    '收入金额',
    '贷方金额',
    '贷方发生额',
    '收入',
    '贷方',
    '存入金额',
    '转入金额',
    '收入(+元)',
    '收入金额(+元)',
  ],
  out: [
    '支出金额',
    '借方金额',
    '借方发生额',
    '支出',
    '借方',
    '支取金额',
    '转出金额',
    '支出(-元)',
    '支出金额(-元)',
  ],
  amount: ['交易金额', '金额', '发生额', '金额(元)', '交易金额(元)'],
  direction: ['收/支', '收支', '借贷标志', '借贷', '借贷方向', '收支类型', '资金流向'],
  reference: [
    '流水号',
    '交易流水号',
    '银行流水号',
    '交易流水',
    '核心流水号',
    '凭证号',
    '交易号',
    '交易订单号',
    '交易单号',
    '业务流水号',
    '账务流水号',
    '参考号',
  ],
  counterparty: ['对方户名', '对方名称', '对方账户名称', '交易对方', '对方', '收付款人名称', '对方单位名称'],
  text: ['摘要', '附言', '用途', '备注', '商品说明', '商品名称', '商品', '交易摘要'],
  currency: ['币种', '货币', '交易币种'],
  status: ['交易状态', '当前状态', '资金状态'],
};

const IN = /^(?:收入|收|贷|贷方|转入|已收入|c|cr|credit)$/i;
const OUT = /^(?:支出|支|借|借方|转出|已支出|d|dr|debit)$/i;
/** Between one's own pockets, or it never happened: no transfer from or to anybody. */
const NEITHER = /^(?:不计收支|中性交易|其他|\/|)$/;
const NOT_DONE = /交易关闭|等待付款|失败|已撤销|已关闭/;
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  RMB: 'CNY',
  美元: 'USD',
  港币: 'HKD',
  欧元: 'EUR',
};

/** Before the table stand the account, the period and sums: so many lines at most. */
const PREAMBLE_MAX = 60;

type Columns = ReadonlyMap<Field, number>;
const plain = (heading: string): string => heading.normalize('NFKC').replace(/\s+/g, '');

/** Where the table begins, and which column is which; null where this row is no heading. */
function columnsOf({ cells }: CsvRow): Columns | null {
  const names = cells.map(plain);
  const found = new Map<Field, number>();
  for (const field of Object.keys(HEADINGS) as Field[]) {
    const wanted = HEADINGS[field].map(plain);
    const name = wanted.find((each) => names.includes(each));
    if (name !== undefined) found.set(field, names.indexOf(name));
  }
  const hasSum = found.has('in') || found.has('out') || found.has('amount');
  return found.has('day') && hasSum ? found : null;
}

export function readTable(text: string): StatementRead {
  const head = text.slice(0, 4_096);
  const separator = head.includes('\t') && !head.includes(',') ? '\t' : ',';
  let columns: Columns | null = null;
  let headings: readonly string[] = [];
  let preamble = '';
  const lines: StatementLine[] = [];
  const faults: StatementFault[] = [];
  let count = 0;
  for (const row of csvRows(text, separator)) {
    if (!columns) {
      if (++count > PREAMBLE_MAX) break;
      columns = columnsOf(row);
      headings = row.cells;
      if (!columns) preamble += `${row.cells.join(' ')}\n`;
      continue;
    }
    if (lines.length + faults.length >= STATEMENT_LINES_MAX)
      return { ok: false, fault: fault('too-many-lines', row.line) };
    if (!isEnd(row)) take(row, columns, headings, lines, faults);
  }
  if (!columns) return { ok: false, fault: fault('unknown-kind') };
  return { ok: true, statement: { kind: kindOf(preamble, headings), lines, faults } };
}

const kindOf = (preamble: string, headings: readonly string[]): StatementKind => {
  if (/支付宝|alipay/i.test(preamble)) return 'alipay';
  return /微信|wechat/i.test(preamble) || headings.includes('交易单号') ? 'wechat' : 'bank-csv';
};

/** Rulers, sums and remarks below the table. */
const isEnd = ({ cells }: CsvRow): boolean =>
  cells.filter((each) => each !== '').length < 2 || /^(?:-{3,}|#|合计|总计|小计)/.test(cells[0] ?? '');

function take(
  { line, cells }: CsvRow,
  columns: Columns,
  headings: readonly string[],
  lines: StatementLine[],
  faults: StatementFault[],
): void {
  const at = (field: Field): string => cells[columns.get(field) ?? -1] ?? '';
  const wrong = (code: StatementFault['fault'], field: Field) => {
    const column = columns.get(field);
    faults.push(
      column === undefined ? fault(code, line) : fault(code, line, column + 1, headings[column] ?? null),
    );
  };
  if (NOT_DONE.test(at('status'))) return;
  const said = at('currency').normalize('NFKC').trim();
  const currency = said === '' ? 'CNY' : (CURRENCY_WORDS[said] ?? said.toUpperCase());
  if (!CURRENCIES.includes(currency)) return void wrong('no-currency', 'currency');
  const sum = sumOf(at, columns, minorDigits(currency));
  if (sum === null) return;
  if ('fault' in sum) return void wrong(sum.fault, sum.field);
  const bookedOn = dayIn(at('day'));
  if (bookedOn === null) return void wrong('no-day', 'day');
  lines.push({
    line,
    reference: referenceIn(at('reference')),
    bookedOn,
    amount: Math.abs(sum.amount),
    currency,
    direction: sum.amount > 0 ? 'credit' : 'debit',
    counterparty: at('counterparty') || null,
    text: at('text') || null,
  });
}

/** With its sign: in is more than nothing. Null: no money came from or went to anybody. */
function sumOf(
  at: (field: Field) => string,
  columns: Columns,
  digits: number,
): { amount: number } | { fault: StatementFault['fault']; field: Field } | null {
  if (columns.has('in') || columns.has('out')) {
    const [came, went] = [sumIn(at('in'), digits), sumIn(at('out'), digits)];
    if (came === null) return { fault: 'no-amount', field: 'in' };
    if (went === null) return { fault: 'no-amount', field: 'out' };
    if (came && went) return { fault: 'two-amounts', field: 'out' };
    // A bill may write what went out with its sign.
    if (came) return { amount: came };
    if (went) return { amount: -Math.abs(went) };
    return came === undefined && went === undefined ? { fault: 'no-amount', field: 'in' } : null;
  }
  const amount = sumIn(at('amount'), digits);
  if (amount === null || amount === undefined) return { fault: 'no-amount', field: 'amount' };
  if (amount === 0) return null;
  if (!columns.has('direction')) return { amount };
  const side = at('direction').normalize('NFKC').trim();
  if (IN.test(side)) return { amount: Math.abs(amount) };
  if (OUT.test(side)) return { amount: -Math.abs(amount) };
  return NEITHER.test(side) ? null : { fault: 'no-direction', field: 'direction' };
}
