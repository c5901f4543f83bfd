import { type Sayers, said } from '../../kernel/refusal/sentence.ts';
import { type Bilingual, both, type Words } from '../../kernel/words/words.ts';
import type { SubmissionKind } from '../submission/kinds.ts';
import { submissionWords } from '../submission/words.ts';
import type { FilingFault } from './filed-before.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type Wanted = { law: Bilingual; article: string; filing: SubmissionKind; days: number };
type FundraisingRefusals = {
  'platform-not-designated': { platform: string; asOf: string };
  'filing-must-precede': Wanted;
  'filing-should-precede': Wanted & { leave: Bilingual };
  'filing-unfit': { why: FilingFault };
};

const UNFIT: Words<FilingFault> = {
  'another-organisation': both('由其他机构报送', 'it is another organisation’s'),
  'another-kind': both('不是此类报送', 'it is a filing of another kind'),
  'another-appeal': both('属于另一项募捐', 'it belongs to another appeal'),
  'after-start': both('报送时间晚于募捐开始', 'it was made after the appeal began'),
};

/** What the law wants done first, in one sentence of each language. */
function wanted({ law, article, filing, days }: Wanted): Bilingual {
  const name = submissionWords.submissionKind[filing];
  return days > 0
    ? both(
        `《${law.zh}》第 ${article} 条：须在募捐开始至少 ${days} 日前办理“${name.zh}”。`,
        `${law.en}, Art. ${article}: at least ${days} days before an appeal begins it takes: ${name.en}.`,
      )
    : both(
        `《${law.zh}》第 ${article} 条：须在募捐开始前办理“${name.zh}”。`,
        `${law.en}, Art. ${article}: before an appeal begins it takes: ${name.en}.`,
      );
}

export const fundraisingRefusals: Sayers<keyof FundraisingRefusals> = {
  'filing-must-precede': (asked) => {
    const { zh, en } = wanted(asked);
    return said(
      ['须先办理规定手续，才能开始募捐。', 'Something has to be done before this appeal begins.'],
      [zh, en],
      [
        '请先登记该项报送（附编号或文件），再在此处选中它。',
        'Record that filing first (with its number or paper), then name it here.',
      ],
    );
  },
  'filing-should-precede': (asked) => {
    const { zh, en } = wanted(asked);
    return said(
      ['募捐方案未按规定事先备案。', 'The plan was not filed before the appeal.'],
      [zh, en],
      [
        `请选中已作的备案；确实无法事先办理的，请确认（${asked.leave.zh}：开始后限期补办）。`,
        `Name the filing; if it could not come first, confirm (${asked.leave.en}: it follows within its time).`,
      ],
    );
  },
  'filing-unfit': ({ why }) =>
    said(
      ['这项报送不能用于本次募捐。', 'This filing does not belong to this appeal.'],
      [`原因：${UNFIT[why].zh}。`, `Because ${UNFIT[why].en}.`],
      ['请选中本机构在开始前所作的报送。', 'Name one that your organisation made before the start.'],
    ),
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
