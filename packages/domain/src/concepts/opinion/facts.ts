import { z } from 'zod';
import { identifier, longText, shortText } from '../../kernel/fact/fields.ts';

const both = <Text extends z.ZodType>(text: Text) => z.strictObject({ zh: text, en: text });

/** The number of a published release of the incident; absent or null: none. */
const release = z.int().min(1).max(1_000_000).nullable().optional();

/** What the public asks or worries about (舆情), what it is told, and the conferences at which the press was. */
export const opinionFacts = {
  'opinion.noticed': z.strictObject({
    opinion: identifier,
    question: both(shortText),
    /** Where it was seen: a hotline, a platform, a newspaper; never a person. */
    source: shortText,
  }),
  /** By a second seat, in words, by a published release, or both; a later answer stands beside the earlier one. */
  'opinion.answered': z.strictObject({ opinion: identifier, answer: both(longText).nullable(), release }),
  'press-conference.held': z.strictObject({
    conference: identifier,
    title: both(shortText),
    /** Where what was said can be read or seen again. When it was held is when this is stated: no date is typed. */
    source: shortText.nullable(),
    release,
  }),
};
