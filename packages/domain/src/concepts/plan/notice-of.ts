import type { IncidentState } from '../../kernel/state/state.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { ReleaseEntry } from './terms.ts';

/** The first release of a plan in an incident: the plan's words, with its name and level in their places. */
export const noticeOf = (entry: ReleaseEntry, incident: Pick<IncidentState, 'name'>, level: string) => ({
  kind: 'notice' as const,
  title: filledIn(entry.title, incident, level, 500),
  body: filledIn(entry.body, incident, level, 4_000),
  numbers: [],
});

/** A name may be long: what would not fit a notice is cut off, for the second pair of eyes to see. */
function filledIn(
  text: Bilingual,
  { name }: Pick<IncidentState, 'name'>,
  level: string,
  charactersMax: number,
): { zh: string; en: string } {
  const fill = (words: string, called: string) =>
    words
      .replaceAll('{incident}', () => called)
      .replaceAll('{level}', () => level)
      .slice(0, charactersMax)
      .toWellFormed();
  return { zh: fill(text.zh, name.zh), en: fill(text.en, name.en) };
}
