import type { RefusalCode, RefusalParameters } from '@tongzhou/domain';

type Both = { readonly zh: string; readonly en: string };

/** What is wrong, and what to do about it. */
export type Sentence = { readonly title: Both; readonly detail: Both; readonly whatToDo: Both };

type Sayers = { readonly [Code in RefusalCode]: (parameters: RefusalParameters[Code]) => Sentence };

const said = (title: [string, string], detail: [string, string], whatToDo: [string, string]): Sentence => ({
  title: { zh: title[0], en: title[1] },
  detail: { zh: detail[0], en: detail[1] },
  whatToDo: { zh: whatToDo[0], en: whatToDo[1] },
});

const number = (value: number): string => new Intl.NumberFormat('en').format(value);
const list = (values: readonly string[], none: string): string =>
  values.length > 0 ? values.join('、') : none;

/** Every way in which the system says no, in both languages. A code without its sentence does not compile. */
export const refusalSentences: Sayers = {
  'input-invalid': ({ detail }) =>
    said(
      ['填写的内容不符合要求。', 'This value does not fit.'],
      [detail, detail],
      ['请更正后再提交。', 'Please correct it and send again.'],
    ),
  'body-too-large': ({ limitBytes }) =>
    said(
      ['内容过大。', 'This is too large.'],
      [`上限为 ${number(limitBytes)} 字节。`, `The limit is ${number(limitBytes)} bytes.`],
      ['请分批提交。', 'Please send it in parts.'],
    ),
  'not-json': ({ detail }) =>
    said(
      ['内容不是 JSON。', 'This is not JSON.'],
      [detail, detail],
      ['请检查格式后再提交。', 'Please check its form and send again.'],
    ),
  'sign-in-required': () =>
    said(
      ['需要登录。', 'Please sign in.'],
      ['此操作须由有职责的机构进行。', 'This needs somebody with a mandate.'],
      ['请登录，或使用访问令牌。', 'Sign in, or send an access token.'],
    ),
  'mandate-missing': ({ function: wanted, area, couldAct }) =>
    said(
      ['贵机构没有此项职责。', 'Your organisation has no mandate for this.'],
      [`需要职能“${wanted}”，区域 ${area}。`, `It needs the function “${wanted}” in area ${area}.`],
      [
        `可以办理的机构：${list(couldAct, '尚无，请联系牵头部门授予')}。`,
        `Who could: ${list(couldAct, 'nobody yet; ask the lead agency to grant it')}.`,
      ],
    ),
  'mandate-wider-than-own': ({ function: wanted }) =>
    said(
      ['授予的职责超出了授予者自己的职责。', 'This mandate is wider than the giver’s own.'],
      [`职能“${wanted}”。`, `Function “${wanted}”.`],
      ['请缩小职能、区域或期限。', 'Make its functions, area or term narrower.'],
    ),
  'mandate-unknown': ({ id }) =>
    said(['没有这项职责。', 'There is no such mandate.'], [id, id], ['请核对编号。', 'Please check the id.']),
  'mandate-not-active': ({ id }) =>
    said(
      ['这项职责已失效。', 'This mandate is not in force.'],
      [id, id],
      ['请选择有效的职责。', 'Choose one that is in force.'],
    ),
  'four-eyes': ({ first }) =>
    said(
      ['须由另一个席位办理。', 'This needs another seat.'],
      [`同一席位已办理“${first}”。`, `The same seat has done “${first}”.`],
      ['请由另一位同事登录办理。', 'Ask a colleague with another seat.'],
    ),
  'conflict-of-interest': ({ organisation }) =>
    said(
      ['存在利益冲突。', 'There is a conflict of interest.'],
      [`${organisation} 是该方案的接收方。`, `${organisation} is a recipient of this plan.`],
      ['请由无关的机构批准。', 'An organisation without a share must approve it.'],
    ),
  'not-found': ({ kind, id }) =>
    said(
      ['没有找到。', 'This was not found.'],
      [`${kind}：${id}`, `${kind}: ${id}`],
      ['请核对后再试。', 'Please check it and try again.'],
    ),
  'already-exists': ({ kind, id }) =>
    said(
      ['已经存在。', 'This exists already.'],
      [`${kind}：${id}`, `${kind}: ${id}`],
      ['请使用已有的，或换一个编号。', 'Use the existing one, or another id.'],
    ),
  'incident-closed': ({ id }) =>
    said(
      ['该事件已终止。', 'This incident is closed.'],
      [id, id],
      ['已终止的事件不再接受操作。', 'A closed incident takes no more acts.'],
    ),
  'item-unknown': ({ id }) =>
    said(
      ['目录中没有这种物资。', 'The catalogue has no such item.'],
      [id, id],
      ['请从物资目录中选择。', 'Choose one from the catalogue.'],
    ),
  'area-unknown': ({ id }) =>
    said(
      ['没有这个行政区划代码。', 'There is no such area code.'],
      [id, id],
      ['请使用 GB/T 2260 六位代码。', 'Use a six-digit GB/T 2260 code.'],
    ),
  'idempotency-key-reused': ({ key }) =>
    said(
      ['幂等键已用于另一项内容。', 'This idempotency key was used for something else.'],
      [key, key],
      ['新的操作请换一个新的键。', 'Use a new key for a new act.'],
    ),
  'idempotency-key-missing': () =>
    said(
      ['缺少幂等键。', 'The idempotency key is missing.'],
      ['', ''],
      ['请在 Idempotency-Key 中给出。', 'Give one in Idempotency-Key.'],
    ),
  'journal-moved': () =>
    said(['系统繁忙。', 'The system is busy.'], ['', ''], ['请再试一次。', 'Please try once more.']),
  'journal-damaged': ({ position }) =>
    said(
      ['账本已损坏，系统只读。', 'The journal is damaged; the system is read-only.'],
      [`第 ${position} 条记录。`, `Row ${position}.`],
      ['请联系运维人员恢复。', 'Please tell the operator.'],
    ),
  'amount-not-positive': () =>
    said(
      ['数量必须大于零。', 'The amount must be more than zero.'],
      ['', ''],
      ['请填写正整数。', 'Enter a whole number above zero.'],
    ),
  'amount-absurd': ({ max }) =>
    said(
      ['数量过大，不合常理。', 'The amount is beyond all reason.'],
      [`上限 ${number(max)}。`, `The limit is ${number(max)}.`],
      ['请检查单位和位数。', 'Check the unit and the digits.'],
    ),
  'amount-not-whole-packs': ({ pack }) =>
    said(
      ['须为整包装。', 'Whole packs only.'],
      [`每包 ${pack}。`, `A pack holds ${pack}.`],
      ['请调整数量。', 'Adjust the amount.'],
    ),
  'stock-insufficient': ({ available, asked, unit }) =>
    said(
      ['库存不足。', 'There is not enough in stock.'],
      [
        `需要 ${number(asked)}，可用 ${number(available)}（${unit}）。`,
        `${number(asked)} asked, ${number(available)} available (${unit}).`,
      ],
      ['请减少数量或选择其他批次。', 'Ask for less, or choose another lot.'],
    ),
  'lot-quarantined': ({ lot, why }) =>
    said(
      ['该批次待查验，不能分配。', 'This lot is in quarantine and cannot be allocated.'],
      [`${lot}：${why}`, `${lot}: ${why}`],
      ['请先由查验人认定。', 'Have it inspected first.'],
    ),
  'lot-expired': ({ lot, expiredOn }) =>
    said(
      ['该批次已过有效期。', 'This lot has expired.'],
      [`${lot}，${expiredOn}。`, `${lot}, ${expiredOn}.`],
      ['过期物资不能使用，请退回或报损。', 'Return it, or record it as lost.'],
    ),
  'lot-not-in-quarantine': ({ lot }) =>
    said(
      ['该批次不在待查验状态。', 'This lot is not in quarantine.'],
      [lot, lot],
      ['无需查验。', 'It needs no inspection.'],
    ),
  'lot-rejected': ({ lot }) =>
    said(
      ['该批次已被拒收。', 'This lot was rejected.'],
      [lot, lot],
      ['请选择其他批次。', 'Choose another lot.'],
    ),
  'standard-unproven': ({ claimed, proven }) =>
    said(
      ['凭证不能证明所申报的标准。', 'The evidence does not prove the standard that is claimed.'],
      [`申报 ${claimed}；凭证证明 ${proven}。`, `Claimed: ${claimed}. Proven: ${proven}.`],
      ['请按凭证认定，或补充凭证。', 'Name it by its evidence, or add evidence.'],
    ),
  'item-not-permitted-in-setting': ({ item, setting }) =>
    said(
      ['该物资不得用于此场所。', 'This item may not be used in this setting.'],
      [`${item} → ${setting}。`, `${item} → ${setting}.`],
      ['请选择符合标准的物资。', 'Choose an item whose standard permits it.'],
    ),
  'item-cannot-serve-need': ({ item, needed }) =>
    said(
      ['该物资不能代替所需物资。', 'This item may not stand in for the one needed.'],
      [`${item} 不能代替 ${needed}。`, `${item} cannot replace ${needed}.`],
      ['请查看物资目录的替代规则。', 'See the catalogue’s rules of substitution.'],
    ),
  'facility-not-eligible': ({ facility, facilityClass, setting }) =>
    said(
      ['该机构不具备此类救治资格。', 'This facility is not designated for that setting.'],
      [
        `${facility}（${facilityClass}）不能有“${setting}”。`,
        `${facility} (${facilityClass}) has no “${setting}”.`,
      ],
      [
        '请改为它具备的用途，或由牵头部门认定类别。',
        'Choose a setting that it has, or have the lead agency classify it.',
      ],
    ),
  'facility-stopped-receiving': ({ facility }) =>
    said(
      ['该机构已请求暂停接收。', 'This facility has asked to stop sending.'],
      [facility, facility],
      ['请分配给其他机构。', 'Allocate to another facility.'],
    ),
  'earmark-broken': ({ lot, earmarkedFor }) =>
    said(
      ['违反捐赠人的指定。', 'This would break the donor’s wish.'],
      [`${lot} 指定给 ${earmarkedFor}。`, `${lot} is directed to ${earmarkedFor}.`],
      ['改变用途须先征得捐赠人同意。', 'Ask the donor’s consent first.'],
    ),
  'purpose-broken': ({ fund }) =>
    said(
      ['违反善款的指定用途。', 'This would break the purpose of the gift.'],
      [fund, fund],
      ['改变用途须先征得捐赠人同意或备案。', 'Ask the donor’s consent, or file the change, first.'],
    ),
  'more-than-shipped': ({ shipped, received }) =>
    said(
      ['多于发出的数量。', 'This is more than was sent.'],
      [
        `发出 ${number(shipped)}，填写 ${number(received)}。`,
        `${number(shipped)} sent, ${number(received)} stated.`,
      ],
      ['请重新清点。', 'Please count again.'],
    ),
  'shortage-unexplained': ({ missing }) =>
    said(
      ['短少须注明原因。', 'A shortage needs its reason.'],
      [`少 ${number(missing)}。`, `${number(missing)} short.`],
      ['请选择短少的原因。', 'Choose why it is short.'],
    ),
  'reason-required': () =>
    said(
      ['须说明理由。', 'A reason is required.'],
      ['', ''],
      ['请填写理由；理由将公开。', 'Give the reason; it is public.'],
    ),
  'wrong-state': ({ kind, id, state, needed }) =>
    said(
      ['当前状态不能这样做。', 'Its state does not allow this.'],
      [
        `${kind} ${id} 的状态是“${state}”，需要“${needed}”。`,
        `${kind} ${id} is “${state}”; it would have to be “${needed}”.`,
      ],
      ['可能已由别人办理，请刷新。', 'Somebody may have dealt with it; reload.'],
    ),
  'nothing-to-allocate': () =>
    said(
      ['没有可分配的需求。', 'There is no need to allocate to.'],
      ['', ''],
      ['请先登记需求。', 'State needs first.'],
    ),
  'exercise-clock': () =>
    said(
      ['此系统正在演练。', 'This system runs an exercise.'],
      ['演练系统上的事件必须标明为演练。', 'Incidents here must be marked as exercises.'],
      ['真实事件请使用未装载演练的系统。', 'For a real event use a system without a scenario.'],
    ),
  'charter-missing': ({ incident }) =>
    said(
      ['还没有公约，不能分配。', 'There is no charter yet, so nothing can be allocated.'],
      [incident, incident],
      ['请先由各方通过公约。', 'Adopt a charter first.'],
    ),
  'personal-data': ({ kinds }) =>
    said(
      ['公开内容中含有个人信息。', 'This public text holds personal data.'],
      [kinds, kinds],
      ['请删去电话、证件号、账号等。', 'Take out telephone, identity and account numbers.'],
    ),
  'sum-differs': ({ stated, parts, missing }) =>
    said(
      ['合计与分项不符。', 'The sum is not the sum of its parts.'],
      [
        `合计 ${number(stated)}，分项之和 ${number(parts)}，相差 ${number(missing)}。`,
        `Stated ${number(stated)}, parts ${number(parts)}, ${number(missing)} missing.`,
      ],
      ['不得公布。请查清差额。', 'It must not be published. Find the difference.'],
    ),
  'record-differs-from-ledger': ({ what, stated, ledger }) =>
    said(
      ['与账本不符。', 'This differs from the ledger.'],
      [
        `${what}：填写 ${number(stated)}，账本 ${number(ledger)}。`,
        `${what}: stated ${number(stated)}, ledger ${number(ledger)}.`,
      ],
      ['以账本为准。', 'The ledger holds.'],
    ),
  'date-impossible': ({ date, why }) =>
    said(
      ['日期不可能成立。', 'This date is impossible.'],
      [`${date}（${why}）`, `${date} (${why})`],
      ['请更正日期。', 'Please correct the date.'],
    ),
  'published-is-permanent': ({ number: id }) =>
    said(
      ['已公布的内容不能修改或删除。', 'What is published cannot be changed or deleted.'],
      [id, id],
      ['请起草更正。', 'Draft a correction instead.'],
    ),
};
