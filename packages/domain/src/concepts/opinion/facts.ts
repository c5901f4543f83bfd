import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { bilingual, identifier, longText, shortText, sourceText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** The number of a published release of the incident; absent or null: none. */
const release = z.int().min(1).max(1_000_000).nullable().optional();

/** What the public asks or worries about (舆情), what it is told, and the conferences at which the press was. */
export const opinionFacts = {
  'opinion.noticed': fact({
    title: both('登记舆情', 'Public concern noted'),
    under: 'draft-release',
    schema: z.strictObject({
      opinion: identifier,
      question: bilingual(shortText),
      /** Where it was seen: a hotline, a platform, a newspaper; never a person. */
      source: sourceText,
    }),
  }),
  /** By a second seat, in words, by a published release, or both; a later answer stands beside the earlier one. */
  'opinion.answered': fact({
    title: both('回应舆情', 'Public concern answered'),
    under: 'approve-release',
    schema: z.strictObject({ opinion: identifier, answer: bilingual(longText).nullable(), release }),
  }),
  'press-conference.held': fact({
    title: both('举行新闻发布会', 'Press conference held'),
    under: 'approve-release',
    schema: z.strictObject({
      conference: identifier,
      title: bilingual(shortText),
      /** Where what was said can be read or seen again. When it was held is when this is stated: no date is typed. */
      source: sourceText.nullable(),
      release,
    }),
  }),
};

type OpinionFacts = typeof opinionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends OpinionFacts {}
}
