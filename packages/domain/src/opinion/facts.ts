import { z } from 'zod';
import { identifier, longText, shortText } from '../fact/fields.ts';

const both = <Text extends z.ZodType>(text: Text) => z.strictObject({ zh: text, en: text });

/** What the public asks or worries about (舆情), what it is told, and the conferences at which the press was. */
export const opinionFacts = {
  'opinion.noticed': z.strictObject({
    opinion: identifier,
    question: both(shortText),
    /** Where it was seen: a hotline, a platform, a newspaper; never a person. */
    source: shortText,
  }),
  /** By a second seat; a later answer stands beside the earlier one. */
  'opinion.answered': z.strictObject({ opinion: identifier, answer: both(longText) }),
  'press-conference.held': z.strictObject({
    conference: identifier,
    title: both(shortText),
    /** Where what was said can be read or seen again. When it was held is when this is stated: no date is typed. */
    source: shortText.nullable(),
  }),
};
