import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type AdmissionRefusals = {
  'admission-closed': { incident: string };
  'admission-full': { perDay: number };
};

export const admissionRefusals: Sayers<keyof AdmissionRefusals> = {
  'admission-closed': ({ incident }) =>
    said(['该事件尚未开放自行申请。', 'This incident takes no applications yet.'], same(incident), [
      '请联系牵头部门登记，或请其通过准入规则。',
      'Ask the lead agency to register you, or to adopt a rule of admission.',
    ]),
  'admission-full': ({ perDay }) =>
    said(
      ['今日申请已满。', 'There are no more places today.'],
      [`24 小时内至多 ${figure(perDay)} 家。`, `At most ${figure(perDay)} organisations within 24 hours.`],
      ['请稍后再试，或联系牵头部门登记。', 'Try later, or ask the lead agency to register you.'],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends AdmissionRefusals {}
}
