import { type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { EventRule } from './rules.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type EventRefusals = {
  'event-rule': { event: string; why: EventRule };
};

const WHY: { readonly [Why in EventRule]: Bilingual } = {
  'not-told': {
    zh: '贵单位既未发现该事件，也未接到报告',
    en: 'Your organisation neither noticed this event nor was told of it',
  },
  'one-receiver': {
    zh: '请选择一个接收单位，或写明一个不在登记中的上级机关，二者取一',
    en: 'Name either a receiver on the register or an office above it, one of the two',
  },
  'no-reference': {
    zh: '向登记以外的机关报告，须写明其收文编号',
    en: 'Of an office that the register does not know, the number under which it took the report is needed',
  },
  'who-is-an-office': {
    zh: '向世界卫生组织的通报，接收者写在“机关”一栏，并写明编号',
    en: 'For the notification of WHO, name its point of contact as the office, with the number',
  },
  'seal-broken': {
    zh: '系统所存的内容与封存时不一致，不能按原封条公布；请系统负责人查明被谁改动',
    en: 'The words that are kept are not those that were sealed, so they are not published under that seal; the operator must find out who changed them',
  },
  'no-words': { zh: '该报告没有可供公布的文字', en: 'This report has no words to publish' },
  disclosed: { zh: '报告的内容已经公布', en: 'What the report says has been published already' },
  'not-a-receiver': {
    zh: '接收报告的应是政府或疾病预防控制机构',
    en: 'Reports are received by governments and disease control institutions',
  },
  elsewhere: {
    zh: '该机构的辖区不含事发地，或窄于报告单位的辖区',
    en: 'Its area does not hold the place, or is narrower than the reporter’s',
  },
  itself: { zh: '不能向本单位报告', en: 'Nobody reports to itself' },
  'not-verifier': {
    zh: '由接到报告的政府或疾病预防控制机构核实',
    en: 'It is for the government or disease control institution that received the report',
  },
};

export const eventRefusals: Sayers<keyof EventRefusals> = {
  'event-rule': ({ event: id, why }) =>
    said(
      ['这一步与报告规则不符。', 'The rules of reporting do not allow this.'],
      [`${id}：${WHY[why].zh}。`, `${id}: ${WHY[why].en}.`],
      [
        '请改选接收单位，或由知情单位办理。先行电话报告不受影响。',
        'Choose another receiver, or leave it to one that knows. A telephone call is never wrong.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends EventRefusals {}
}
