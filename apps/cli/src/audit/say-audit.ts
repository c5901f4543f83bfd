import { sayUnchecked, type Unchecked } from '@tongzhou/audit';
import { type EndedBefore, sayEnded } from '@tongzhou/messages';

/** What an audit has not checked, for people: in both languages, as the terminal does not say which one is read. */
export function uncheckedLines(unchecked: readonly Unchecked[]): string[] {
  const said = unchecked.map(sayUnchecked);
  return [
    'not checked:',
    ...said.map(({ en }) => `  - ${en}`),
    '没有核对的：',
    ...said.map(({ zh }) => `  - ${zh}`),
  ];
}

/** Logs before this one that had lost entries: whoever audits is told, whatever else is well. */
export const endedLines = (ended: readonly EndedBefore[]): string[] =>
  ended.map(sayEnded).flatMap(({ en, zh }) => [en, zh]);

/** The same for programs. */
export const auditJson = (result: {
  readonly entries: number;
  readonly root: string;
  readonly unchecked: readonly Unchecked[];
}): string =>
  JSON.stringify({
    ok: true,
    ...result,
    unchecked: result.unchecked.map((each) => ({ ...each, says: sayUnchecked(each) })),
  });
