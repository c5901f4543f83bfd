import { texts } from '#site/texts.ts';
import type { WorkContext } from './context.ts';
import type { WorkSection } from './form.ts';

/** Only the room's name: its page is one of its own, for reading a person is no command and leaves no fact. */
export function personSection(context: WorkContext): WorkSection {
  const { work, workIntro } = texts(context.language).person;
  return { id: 'persons', title: work, intro: workIntro, items: [] };
}
