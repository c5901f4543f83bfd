import { concept } from '../../kernel/concept/concept.ts';
import { makeSubmission } from './commands.ts';
import { evolveSubmission } from './evolve.ts';
import { submissionFacts } from './facts.ts';
import { submissionOwners } from './parties.ts';
import { emptySubmissionRecords } from './state.ts';

export const submission = concept({
  name: 'submission',
  facts: submissionFacts,
  evolve: evolveSubmission,
  records: emptySubmissionRecords,
  commands: [makeSubmission],
  owners: submissionOwners,
});
