import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { statedMoment } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { refuseAll } from '../../kernel/refusal/refusal.ts';
import { byItself } from '../matter/by-itself.ts';
import { submissionFacts } from './facts.ts';
import { whyNotSubmitted } from './rules.ts';

const { submission: _new, ...said } = submissionFacts['submission.made'].schema.shape;

/** By the organisation for itself: nobody's duty is met by somebody else's word. Also after the response, when most is due. */
export const makeSubmission = defineCommand({
  ...byItself,
  name: 'submission.make',
  outlives: true,
  summary: { zh: '登记报送或备案', en: 'Record a filing' },
  schema: z.strictObject({
    incident: identifier,
    ...said,
    about: said.about.default(null),
    reference: said.reference.default(null),
    madeAt: said.madeAt.optional(),
    paper: said.paper.default(null),
    auditor: said.auditor.default(null),
  }),
  example: {
    incident: 'covid-2020',
    organisation: 'hubei-red-cross',
    kind: 'fundraising-plan',
    about: 'fundraising-7f3k',
    to: '湖北省民政厅 / civil affairs department of Hubei',
    reference: '鄂民慈备〔2020〕12 号',
    madeAt: '2020-01-30T02:00:00Z',
  },
  decide(state, { incident: id, ...input }, context, incident) {
    const madeAt = statedMoment(context, input.madeAt ?? context.now, 'madeAt');
    if (!madeAt.ok) return madeAt;
    const fault = whyNotSubmitted(state, incident, input);
    if (fault) return refuseAll([fault]);
    const submission = context.newId('submission');
    const made = { ...input, submission, madeAt: madeAt.value };
    return decided([draft(id, 'submission.made', made)], { submission });
  },
});
