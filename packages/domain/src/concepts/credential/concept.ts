import { concept } from '../../kernel/concept/concept.ts';
import { checkCredential, presentCredential, revokeCredential } from './commands.ts';
import { evolveCredential } from './evolve.ts';
import { credentialFacts } from './facts.ts';
import { credentialNoticeKinds } from './notice-kinds.ts';
import { noticesOfCredentials } from './notices.ts';
import { credentialRefusals } from './refusals.ts';
import { emptyCredentialRegister } from './state.ts';
import { timedNoticesOfCredentials } from './timed-notices.ts';
import { credentialThings, credentialWords } from './words.ts';

export const credential = concept({
  name: 'credential',
  facts: credentialFacts,
  evolve: evolveCredential,
  register: emptyCredentialRegister,
  commands: [presentCredential, checkCredential, revokeCredential],
  notices: noticesOfCredentials,
  timedNotices: timedNoticesOfCredentials,
  noticeKinds: credentialNoticeKinds,
  words: credentialWords,
  things: credentialThings,
  refusals: credentialRefusals,
});
