import { wordsFor } from '../label/labels.ts';
import { whoCould } from './could-act.ts';
import { figure, type Sayers, said, same } from './sentence.ts';

type Code =
  | 'mandate-stands-still'
  | 'mandate-below-level'
  | 'mandate-limit'
  | 'mandate-above-own'
  | 'mandate-not-suspended'
  | 'not-delegable'
  | 'delegation-cycle'
  | 'not-own-matter'
  | 'credential-missing'
  | 'checker-is-holder'
  | 'admission-closed'
  | 'admission-full';

/** A mandate that is there and yet not enough; and who may touch whose. */
export const standing: Sayers<Code> = {
  'mandate-stands-still': ({ mandate, why, who, reason, couldAct }, name) => {
    const words = wordsFor('mandateStanding', why);
    const by = name('organisation', who);
    const able = couldAct.map((id) => name('organisation', id));
    const zh = `职责 ${mandate}：${words.zh}（${by.zh}${reason === '' ? '' : `：${reason}`}）。`;
    const en = `Mandate ${mandate}: ${words.en} (${by.en}${reason === '' ? '' : `: ${reason}`}).`;
    const next: [string, string] =
      why === 'not-accepted'
        ? [`须由${by.zh}接受后生效。`, `${by.en} has to accept it first.`]
        : [`请联系${by.zh}恢复。`, `Ask ${by.en} to let it go on.`];
    const [otherZh, otherEn] = able.length > 0 ? whoCould(able) : ['', ''];
    return said(
      ['这项职责目前不能使用。', 'This mandate stands still.'],
      [zh, en],
      [`${next[0]}${otherZh}`, `${next[1]} ${otherEn}`.trim()],
    );
  },
  'mandate-below-level': ({ mandate, level, incident }) =>
    said(
      ['当前响应级别未达到这项职责的条件。', 'The response stands below the level of this mandate.'],
      [
        `职责 ${mandate} 自事件 ${incident} 的 ${level} 级响应起有效。`,
        `Mandate ${mandate} holds from level ${level} of ${incident} on.`,
      ],
      ['请由日常承担此职能的机构办理。', 'Ask whoever holds this function at the present level.'],
    ),
  'mandate-limit': ({ function: wanted, limit, asked, unit, couldAct }, name) => {
    const words = wordsFor('mandateFunction', wanted);
    const able = couldAct.map((id) => name('organisation', id));
    const of =
      unit === 'goods'
        ? { zh: '件（基本单位）', en: 'base units' }
        : { zh: `分（${unit}）`, en: `minor units of ${unit}` };
    return said(
      ['超出了职责的限额。', 'This goes beyond the limit of the mandate.'],
      [
        `职能“${words.zh}”一次至多 ${figure(limit)} ${of.zh}，本次 ${figure(asked)}。`,
        `“${words.en}” goes up to ${figure(limit)} ${of.en} at a time; this is ${figure(asked)}.`,
      ],
      able.length > 0
        ? whoCould(able)
        : ['请联系授予机构提高限额。', 'Ask the giver of the mandate for a wider one.'],
    );
  },
  'mandate-above-own': ({ id }) =>
    said(
      ['不能撤销或暂停自己职责的来源。', 'Nobody withdraws the mandate from which its own comes.'],
      same(id),
      ['只有更上级的授予机构可以办理。', 'Only a giver above it can.'],
    ),
  'mandate-not-suspended': ({ id }) =>
    said(['这项职责没有被暂停。', 'This mandate is not suspended.'], same(id), [
      '无需恢复。',
      'There is nothing to resume.',
    ]),
  'not-delegable': ({ id }) =>
    said(['这项职责不得转授。', 'This mandate may not be passed on.'], same(id), [
      '请授予机构允许转授，或由其直接授予。',
      'Ask its giver to make it delegable, or to give the mandate itself.',
    ]),
  'delegation-cycle': ({ organisation }, name) => {
    const words = name('organisation', organisation);
    return said(
      ['职责不能转回给它的来源。', 'A mandate does not come back to where it came from.'],
      [`${words.zh}已在这条授权链上。`, `${words.en} stands in this chain already.`],
      ['请选择另一家机构。', 'Choose another organisation.'],
    );
  },
  'not-own-matter': ({ organisation }, name) => {
    const words = name('organisation', organisation);
    return said(
      ['这须由当事机构自己办理。', 'Only the organisation concerned may do this.'],
      [`当事机构：${words.zh}。`, `It is the matter of ${words.en}.`],
      [`请由${words.zh}登录办理。`, `${words.en} has to sign in and do it.`],
    );
  },
  'credential-missing': ({ kind, organisation, standing: state, expiredOn, couldAct = [] }, name) => {
    const words = wordsFor('credentialKind', kind);
    const how = wordsFor('credentialStanding', state);
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
  'checker-is-holder': ({ organisation }, name) => {
    const words = name('organisation', organisation);
    return said(
      ['资质不能由持有者自己核验。', 'Nobody checks its own credentials.'],
      [`持有者：${words.zh}。`, `Its holder is ${words.en}.`],
      ['请由另一家机构核验。', 'Another organisation has to check it.'],
    );
  },
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
