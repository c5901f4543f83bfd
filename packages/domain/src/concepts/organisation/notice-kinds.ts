import { both } from '../../kernel/words/words.ts';

/** What organisations are told about, and what it is called where somebody chooses. */
export const organisationNoticeKinds = {
  'organisation-rename.proposed': both('本机构名称待更正', 'A name to be put right'),
  'organisation.renamed': both('本机构名称已更正', 'A name was put right'),
};

type OrganisationNoticeKinds = typeof organisationNoticeKinds;
declare module '../../kernel/notice/notice.ts' {
  interface NoticeKinds extends OrganisationNoticeKinds {}
}
