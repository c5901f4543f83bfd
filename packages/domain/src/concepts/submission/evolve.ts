import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { submissionFacts } from './facts.ts';

export const evolveSubmission: Evolvers<keyof typeof submissionFacts> = {
  'submission.made'(state, { incident, at, position, data }) {
    const { submission, ...terms } = data;
    const { submissions } = must(state.incidents, incident, 'incident');
    submissions.set(submission, { id: submission, ...terms, recordedAt: at, position });
  },
};
