export type CsvCell = string | number | bigint | boolean | null | undefined;

/**
 * First characters after which a spreadsheet runs a cell as a formula (OWASP "CSV Injection"), their full-width forms
 * included, because some programs fold them. A leading line end or NUL hides the next character, so those too.
 */
const FORMULA_START = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** A table as RFC 4180 text: CRLF, quotes doubled, every row as wide as the header, formulas made harmless with a leading quote. */
export function formatCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows]
    .map((row) => Array.from(header, (_, column) => formatCell(row[column])).join(','))
    .map((line) => `${line}\r\n`)
    .join('');
}

function formatCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  // A number is no formula: -5 stays a number.
  if (typeof cell !== 'string') return String(cell);
  const harmless = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
