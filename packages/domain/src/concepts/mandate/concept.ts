import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { delegateMandate, grantMandate, offerMandate } from './commands.ts';
import { evolveMandate } from './evolve.ts';
import { mandateFacts } from './facts.ts';
import { acceptMandate, declineMandate, resumeMandate, revokeMandate, suspendMandate } from './hold.ts';
import { mandateMatrix } from './matrix.ts';
import { mandateNoticeKinds } from './notice-kinds.ts';
import { noticesOfMandates } from './notices.ts';
import { mandateRefusals } from './refusals.ts';
import { emptyMandateRegister } from './state.ts';
import { mandateThings, mandateWords } from './words.ts';

export const mandate = concept({
  name: 'mandate',
  facts: mandateFacts,
  evolve: evolveMandate,
  register: emptyMandateRegister,
  commands: [
    grantMandate,
    offerMandate,
    delegateMandate,
    acceptMandate,
    declineMandate,
    suspendMandate,
    resumeMandate,
    revokeMandate,
  ],
  views: {
    mandates: view(
      both('职能与区域：谁承担、缺口与重叠', 'Functions and areas: holders, gaps and overlaps'),
      mandateMatrix,
    ),
  },
  notices: noticesOfMandates,
  noticeKinds: mandateNoticeKinds,
  words: mandateWords,
  things: mandateThings,
  refusals: mandateRefusals,
});
