/** Full-width signs take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (width, sign) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  );

/** Rows under a header, numbers to the right. Control characters of what others typed do not reach the terminal. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const text = (cell: string | number | null) =>
    typeof cell === 'number' ? cell.toLocaleString('en') : (cell ?? '').replace(/\p{Cc}/gu, ' ');
  const widths = header.map((name, column) =>
    Math.max(widthOf(name), ...rows.map((row) => widthOf(text(row[column] ?? null)))),
  );
  const line = (cells: readonly (string | number | null)[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? null;
        const gap = ' '.repeat(width - widthOf(text(cell)));
        return typeof cell === 'number' ? gap + text(cell) : text(cell) + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)].join('\n');
}
