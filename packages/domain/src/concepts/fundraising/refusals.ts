import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type FundraisingRefusals = { 'platform-not-designated': { platform: string; asOf: string } };

export const fundraisingRefusals: Sayers<keyof FundraisingRefusals> = {
  'platform-not-designated': ({ platform, asOf }) =>
    said(
      [
        '名单中没有这个互联网公开募捐平台。',
        'No platform of this name is designated for public fundraising over the internet.',
      ],
      [
        `「${platform}」不在民政部指定平台名单中（名单截至 ${asOf}）。`,
        `“${platform}” is not in the Ministry of Civil Affairs’ list as of ${asOf}.`,
      ],
      [
        '请改在指定平台发布；若此后已获指定，请确认。',
        'Use one that is designated; if this one has been since, confirm.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends FundraisingRefusals {}
}
