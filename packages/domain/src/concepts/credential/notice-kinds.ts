import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const credentialNoticeKinds = {
  'credential.confirmed': both('资质确认', 'Credential confirmed'),
  'credential.refused': both('资质未认可', 'Credential refused'),
  'credential.revoked': both('资质撤销', 'Credential revoked'),
  'credential.expires-soon': both('资质即将到期', 'Credential expires soon'),
};

type CredentialNoticeKinds = typeof credentialNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends CredentialNoticeKinds {}
}
