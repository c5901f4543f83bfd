import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { submissionFacts } from './facts.ts';
import { MAY_COME_FIRST } from './kinds.ts';

export const evolveSubmission: Evolvers<keyof typeof submissionFacts> = {
  'submission.made'(state, { incident, at, position, data }) {
    const { submission, ...terms } = data;
    const { submissions, filedAhead } = must(state.incidents, incident, 'incident');
    submissions.set(submission, { id: submission, ...terms, recordedAt: at, position });
    if (terms.about === null && MAY_COME_FIRST.has(terms.kind))
      group(filedAhead, terms.organisation, submission);
  },
};
