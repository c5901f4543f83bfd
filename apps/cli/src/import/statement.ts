import { readFile, stat } from 'node:fs/promises';
import { moneyFigure } from '@tongzhou/domain';
import { readStatement, type StatementLine, sayStatementFault } from '@tongzhou/formats';

/** A statement is no larger; nothing larger is read into memory. */
const FILE_BYTES_MAX = 10 * 1024 * 1024;

/**
 * Shows what a bank’s statement says, and what of it cannot be read, by line and column. Nothing is sent anywhere, and who stands
 * behind a line is not shown: the page that compares it with the books is in the workspace. Answers the exit code.
 */
export async function showStatement(file: string, asJson: boolean): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Error(`there is no file ${file}. 没有这个文件`);
  if (found.size > FILE_BYTES_MAX)
    throw new Error(
      `${file} has ${found.size} bytes; at most ${FILE_BYTES_MAX} are read. 文件过大，上限 10 MB`,
    );
  const read = readStatement(await readFile(file));
  if (!read.ok) {
    const { zh, en } = sayStatementFault(read.fault);
    throw new Error(`${en} ${zh}`);
  }
  const { kind, lines, faults } = read.statement;
  const shown = lines.map(withoutPeople);
  if (asJson) console.log(JSON.stringify({ kind, lines: shown, faults }, null, 2));
  else {
    console.log(`${kind}: ${lines.length} movements, ${faults.length} lines not read`);
    for (const { line, bookedOn, direction, amount, currency, reference } of shown)
      console.log(
        [
          line,
          bookedOn,
          direction === 'credit' ? 'in ' : 'out',
          moneyFigure(amount, currency),
          reference ?? '-',
        ].join('  '),
      );
    for (const fault of faults) {
      const { zh, en } = sayStatementFault(fault);
      console.error(`${en} ${zh}`);
    }
  }
  return faults.length === 0 ? 0 : 1;
}

const withoutPeople = ({ counterparty: _, text: __, ...line }: StatementLine) => line;
