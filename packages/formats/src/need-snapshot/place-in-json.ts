/** Where JSON breaks off, lines and columns from 1: V8 says "at position N" for most mistakes, and nothing for some. */
export function placeInJson(
  error: unknown,
  text: string,
): { readonly line: number | null; readonly column: number | null } {
  const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (at === undefined) return { line: null, column: null };
  const before = text.slice(0, Number(at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
