import { concept } from '../../kernel/concept/concept.ts';
import { makeSubmission } from './commands.ts';
import { evolveSubmission } from './evolve.ts';
import { submissionFacts } from './facts.ts';
import { submissionFaults } from './faults.ts';
import { submissionFormRules } from './form-rules.ts';
import { submissionOwners } from './parties.ts';
import { submissionRefusals } from './refusals.ts';
import { emptySubmissionRecords } from './state.ts';
import { submissionThings, submissionWords } from './words.ts';

export const submission = concept({
  name: 'submission',
  facts: submissionFacts,
  evolve: evolveSubmission,
  records: emptySubmissionRecords,
  commands: [makeSubmission],
  owners: submissionOwners,
  faults: submissionFaults,
  formRules: submissionFormRules,
  words: submissionWords,
  things: submissionThings,
  refusals: submissionRefusals,
});
