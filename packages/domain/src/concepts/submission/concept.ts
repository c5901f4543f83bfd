import { concept } from '../../kernel/concept/concept.ts';
import { makeSubmission } from './commands.ts';
import { evolveSubmission } from './evolve.ts';
import { submissionFacts } from './facts.ts';
import { submissionFormRules } from './form-rules.ts';
import { submissionRefusals } from './refusals.ts';
import { emptySubmissionRecords } from './state.ts';
import { submissionThings, submissionWords } from './words.ts';

export const submission = concept({
  name: 'submission',
  facts: submissionFacts,
  evolve: evolveSubmission,
  records: emptySubmissionRecords,
  commands: [makeSubmission],
  formRules: submissionFormRules,
  words: submissionWords,
  things: submissionThings,
  refusals: submissionRefusals,
});
