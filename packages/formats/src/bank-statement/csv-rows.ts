/** A row of a table, and the line of the file on which it begins. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * The rows of a CSV text (RFC 4180, and what banks make of it): quotes may hold commas and line ends; a tab before or behind a
 * long number, which keeps spreadsheets from rounding it, is no part of it. `separator`: comma or tab.
 */
export function* csvRows(text: string, separator: ',' | '\t'): Generator<CsvRow> {
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let from = 1;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] as string;
    if (sign === '\n') line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
      continue;
    }
    if (sign === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (sign === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n') {
      yield { line: from, cells: [...cells, cell.trim()] };
      cells = [];
      cell = '';
      from = line;
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) yield { line: from, cells: [...cells, cell.trim()] };
}
