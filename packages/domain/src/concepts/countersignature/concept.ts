import { concept } from '../../kernel/concept/concept.ts';
import { countersignatureCharter } from './charter.ts';
import { countersign, refuseToCountersign } from './commands.ts';
import { evolveCountersignature } from './evolve.ts';
import { countersignatureFacts } from './facts.ts';
import { countersignatureNoticeKinds } from './notice-kinds.ts';
import { noticesOfCountersignatures } from './notices.ts';
import { countersignatureRefusals } from './refusals.ts';
import { emptyCountersignatureRegister } from './state.ts';
import { countersignatureThings } from './words.ts';

export const countersignature = concept({
  name: 'countersignature',
  facts: countersignatureFacts,
  charter: countersignatureCharter,
  evolve: evolveCountersignature,
  register: emptyCountersignatureRegister,
  commands: [countersign, refuseToCountersign],
  noticeKinds: countersignatureNoticeKinds,
  notices: noticesOfCountersignatures,
  things: countersignatureThings,
  refusals: countersignatureRefusals,
});
