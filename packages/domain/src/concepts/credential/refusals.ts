import { type Sayers, said, whoCould } from '../../kernel/refusal/sentence.ts';
import type { CredentialStanding } from './holds.ts';
import type { CredentialKind } from './kinds.ts';
import { credentialKind, credentialStanding } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type CredentialRefusals = {
  'credential-missing': {
    kind: CredentialKind;
    organisation: string;
    standing: CredentialStanding | 'missing';
    expiredOn: string | null;
    couldAct?: string[];
  };
  'checker-is-holder': { organisation: string };
};

export const credentialRefusals: Sayers<keyof CredentialRefusals> = {
  'credential-missing': ({ kind, organisation, standing: state, expiredOn, couldAct = [] }, { name }) => {
    const words = credentialKind[kind];
    const how = credentialStanding[state];
    const who = name('organisation', organisation);
    const able = couldAct.map((id) => name('organisation', id));
    const date = state === 'expired' && expiredOn !== null ? expiredOn : '';
    const [otherZh, otherEn] = able.length > 0 ? whoCould(able) : ['', ''];
    return said(
      ['所需资质无效。', 'A credential that this needs is not valid.'],
      [
        `${who.zh}的“${words.zh}”：${how.zh}${date === '' ? '' : `（${date}）`}。`,
        `${words.en} of ${who.en}: ${how.en}${date === '' ? '' : ` (${date})`}.`,
      ],
      [
        `请提交有效的资质并由另一机构核验；已开始的事项可由其他机构接续。${otherZh}`,
        `Present a valid one and have another organisation check it; others may carry on what has begun. ${otherEn}`.trim(),
      ],
    );
  },
  'checker-is-holder': ({ organisation }, { name }) => {
    const words = name('organisation', organisation);
    return said(
      ['资质不能由持有者自己核验。', 'Nobody checks its own credentials.'],
      [`持有者：${words.zh}。`, `Its holder is ${words.en}.`],
      ['请由另一家机构核验。', 'Another organisation has to check it.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends CredentialRefusals {}
}
