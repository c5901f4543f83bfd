import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../src/main.ts');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, 'import', 'statement', ...args], { encoding: 'utf8' });
const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'tongzhou-statement-')), 'statement.csv');
  writeFileSync(path, text);
  return path;
};
const HEADINGS = '交易日期,流水号,贷方金额,借方金额,对方户名\n';

describe('tongzhou import statement', () => {
  it('shows sums, days and references, and nobody who stands behind them', () => {
    const { status, stdout } = run(file(`${HEADINGS}2020-01-31,CMB0001,1234.5,,张三\n`), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      kind: 'bank-csv',
      lines: [
        {
          ...{ line: 2, reference: 'CMB0001', bookedOn: '2020-01-31', amount: 123_450 },
          ...{ currency: 'CNY', direction: 'credit' },
        },
      ],
      faults: [],
    });
    expect(stdout).not.toContain('张三');
  });

  it('says by line and column what it could not read, and ends with 1', () => {
    const { status, stdout, stderr } = run(file(`${HEADINGS}31.1.,CMB0001,1,,\n2020-01-31,CMB0002,2,,\n`));
    expect(status).toBe(1);
    expect(stdout).toContain('CNY 2.00');
    expect(stderr).toContain('Line 2, column 1');
    expect(run(file('a,b\n')).stderr).toContain('认不出是哪种对账单');
    expect(run('/there/is/none.csv').stderr).toContain('没有这个文件');
  });
});
