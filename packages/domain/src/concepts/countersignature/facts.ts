import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

const one = { countersignature: identifier };

/** Some acts are two people's: the first asks, and what was asked stands in the decision; the second looks and signs. */
export const countersignatureFacts = {
  'countersignature.asked': fact({
    title: both('提请复核', 'Countersignature asked for'),
    under: null,
    schema: z.strictObject({
      ...one,
      /** Whose facts follow once it is signed; its input is that of this fact's decision. */
      command: z.string().max(80),
    }),
  }),
  /** What was asked for is decided again by whoever signs, on the state of that moment: its facts stand behind this one. */
  'countersignature.given': fact({
    title: both('复核通过', 'Countersigned'),
    under: null,
    schema: z.strictObject(one),
  }),
  'countersignature.refused': fact({
    title: both('复核退回或撤回', 'Countersignature refused or called back'),
    under: null,
    schema: z.strictObject({ ...one, reason: shortText }),
  }),
};

type CountersignatureFacts = typeof countersignatureFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends CountersignatureFacts {}
}
