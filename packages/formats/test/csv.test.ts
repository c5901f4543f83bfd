import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCsv } from '../src/index.ts';

test('quotes what RFC 4180 says must be quoted, and ends every line with CRLF', () => {
  expect(
    formatCsv(
      ['名称', 'note'],
      [
        ['武汉, 湖北', 'he said "yes"'],
        ['两\n行', null],
      ],
    ),
  ).toBe('名称,note\r\n"武汉, 湖北","he said ""yes"""\r\n"两\n行",\r\n');
});

test('rows are as wide as the header', () => {
  expect(formatCsv(['a', 'b'], [['1'], ['1', '2', '3']])).toBe('a,b\r\n1,\r\n1,2\r\n');
});

test.each(['=cmd|x', '+1', '-1', '@SUM', '\t=1', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠1'])(
  '%j cannot run as a formula',
  (cell) => {
    expect(
      formatCsv(['a'], [[cell]])
        .split('\r\n')[1]
        ?.replace(/^"/, ''),
    ).toMatch(/^'/);
  },
);

test('a number is no formula', () => {
  expect(formatCsv(['a', 'b', 'c'], [[-5, 7n, true]])).toBe('a,b,c\r\n-5,7,true\r\n');
});

test('what was written can be read back', () => {
  const cell = fc.string().filter((text) => !/^[=+\-@\t\r\n\0＝＋－＠]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 })), (rows) => {
      expect(parse(formatCsv(['a', 'b'], rows)).slice(1)).toEqual(rows);
    }),
  );
});

/** The plainest reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r"]*|[^,"]*?))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
