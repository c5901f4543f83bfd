import type { Section } from '#form/section.ts';
import { personTexts } from './texts.ts';

/** Only the room's name: its page is one of its own, for reading a person is no command and leaves no fact. */
export const personSection: Section = {
  id: 'persons',
  order: 4,
  may: ['see-persons', 'protect-persons', 'receive-donation'],
  title: personTexts.work,
  intro: personTexts.workIntro,
  make: () => [],
};
