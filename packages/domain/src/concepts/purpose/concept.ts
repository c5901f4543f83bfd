import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { declarePurpose, endPurpose } from './commands.ts';
import { evolvePurpose } from './evolve.ts';
import { purposeFacts } from './facts.ts';
import { purposeFormRules } from './form-rules.ts';
import { purposeRefusals } from './refusals.ts';
import { emptyPurposeRecords } from './state.ts';
import { purposeRows } from './view.ts';
import { purposeThings, purposeWords } from './words.ts';

export const purpose = concept({
  name: 'purpose',
  facts: purposeFacts,
  evolve: evolvePurpose,
  records: emptyPurposeRecords,
  commands: [declarePurpose, endPurpose],
  views: { purposes: view(both('善款用途及其范围', 'What money may be given for'), purposeRows) },
  words: purposeWords,
  things: purposeThings,
  refusals: purposeRefusals,
  formRules: purposeFormRules,
});
