import type { NumberForm } from '../../kernel/item/registration.ts';
import { numberForm } from '../../kernel/item/words.ts';
import type { GS1_FAULTS } from '../../kernel/label/gs1.ts';
import { minorDigits, moneyFigure } from '../../kernel/money/currency.ts';
import { inChinese } from '../../kernel/number/index.ts';
import { figure, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';
import type { Words } from '../../kernel/words/words.ts';
import { quarantineReason } from './words.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type DonationRefusals = {
  'lot-quarantined': { lot: string; why: keyof typeof quarantineReason | null };
  'lot-expired': { lot: string; expiredOn: string };
  'lot-not-in-quarantine': { lot: string };
  'lot-rejected': { lot: string };
  'standard-unproven': { claimed: string; proven: string };
  'amount-implausible': {
    item: string;
    amount: number;
    tonnes: number;
    lorries: number;
    /** The median of others, where it is far from that. */
    usual: number | null;
  };
  'registration-malformed': { form: NumberForm; written: string };
  'papers-contradict': { lot: string; standards: string };
  'papers-too-many': { lot: string; most: number };
  'papers-of-seat-too-many': { lot: string; most: number };
  'edition-unknown': { family: string; year: number; known: number[] };
  'same-scan': { receipts: string[] };
  'inspected-as-other-goods': { lot: string; claimed: string; found: string };
  'part-has-left': { lot: string; counted: string; found: string };
  'count-first': { lot: string; count: string };
  'lot-in-correction': { lot: string; correction: string };
  'lot-found-less': { lot: string; found: string };
  'hold-first': { lot: string };
  'upgrade-needs-file': { lot: string; item: string };
  'finding-missing': { lot: string };
  'earmark-broken': { lot: string; earmarkedFor: string };
  'facility-said-stop': { facility: string; item: string };
  'entered-before': { receipts: string[]; receiver: string; amount: number; item: string };
  'sum-implausible': { currency: string; amount: number };
  'money-entered-before': { receipts: string[]; receiver: string; amount: number; currency: string };
  'transfer-booked-before': { reference: string; kind: 'donation' | 'payment' | 'refund'; id: string };
  'answer-unshown': { lot: string };
  /** `name`: null where it is of no organisation. */
  'donor-is-another': { donor: string; name: string | null };
  'donor-ambiguous': { name: string; donors: string[] };
  'date-unlikely': { date: string };
  'scan-unreadable': { fault: (typeof GS1_FAULTS)[number]; place: number };
};

const SCAN_FAULTS: Words<(typeof GS1_FAULTS)[number]> = {
  'unknown-identifier': { zh: '不是 GS1 应用标识符', en: 'no application identifier of GS1' },
  'too-short': { zh: '长度不符', en: 'of another length than it must have' },
  characters: { zh: '含有不允许的字符', en: 'holds signs that it may not' },
  'check-digit': { zh: '校验位不符', en: 'its check digit does not hold' },
  date: { zh: '不是有效日期', en: 'no date' },
};

export const donationRefusals: Sayers<keyof DonationRefusals> = {
  'facility-said-stop': ({ facility, item }, { name }) => {
    const [whom, what] = [name('organisation', facility), name('item', item)];
    return said(
      ['该院已表示不再接收这种物资。', 'This facility has said that it takes no more of this.'],
      [`${whom.zh}：${what.zh}。`, `${whom.en}: ${what.en}.`],
      [
        '请先征询捐赠人是否改赠或由接收方调配。捐赠人坚持的，可以照收，待该院恢复接收后发运。',
        'Ask the giver whether another may have it, or the receiver may decide. If the giver insists, it is taken in, and leaves when the facility receives again.',
      ],
    );
  },
  'entered-before': ({ receipts, receiver, amount, item }, { name }) => {
    const [who, what] = [name('organisation', receiver), name('item', item)];
    return said(
      ['这一批可能已经登记过。', 'This parcel may have been entered already.'],
      [
        `收据 ${receipts.join('、')}：${who.zh}当天已登记同一捐赠人、批号和凭证都相同的${what.zh} ${figure(amount)}。`,
        `Receipt ${receipts.join(', ')}: ${who.en} entered ${figure(amount)} of ${what.en} that day, from the same donor, with the same batch and papers.`,
      ],
      ['确为另一批的，请确认；否则不必再登记。', 'If it is another parcel, confirm; if not, leave it.'],
    );
  },
  'sum-implausible': ({ currency, amount }) => {
    const sum = moneyFigure(amount, currency);
    const whole = Math.floor(amount / 10 ** minorDigits(currency));
    return said(
      ['这笔款的数额很大。', 'This is a very large sum.'],
      [`${sum}（${inChinese(whole)}）`, sum],
      [
        '请核对零的个数和小数点；确实如此的，请确认。',
        'Count the noughts and look at the point; if it is meant, confirm it.',
      ],
    );
  },
  'money-entered-before': ({ receipts, receiver, amount, currency }, { name }) => {
    const who = name('organisation', receiver);
    const sum = moneyFigure(amount, currency);
    return said(
      ['这笔款可能已经登记过。', 'This sum may have been entered already.'],
      [
        `收据 ${receipts.join('、')}：${who.zh}当天已登记同一捐赠人的 ${sum}。`,
        `Receipt ${receipts.join(', ')}: ${who.en} entered ${sum} that day, from the same donor.`,
      ],
      ['确为另一笔的，请确认；否则不必再登记。', 'If it is another sum, confirm; if not, leave it.'],
    );
  },
  'transfer-booked-before': ({ reference, kind, id }, { thing }) => {
    const what = thing(kind);
    return said(
      ['这笔转账已经记过账。', 'This transfer is in the books already.'],
      [`流水号 ${reference}：${what.zh} ${id}。`, `Reference ${reference}: ${what.en} ${id}.`],
      [
        '同一笔转账只记一次。流水号填错的请改正；原记录有误的，更正原记录。',
        'One transfer is entered once. Where the reference was mistyped, correct it; where the first entry is wrong, put that right.',
      ],
    );
  },
  'donor-is-another': ({ donor, name }) =>
    said(
      ['这个捐赠人编号属于另一位捐赠人。', 'This id is another donor’s.'],
      name === null
        ? [`${donor}：不具名捐赠人。`, `${donor}: a giver without a public name.`]
        : [`${donor}：${name}。`, `${donor}: ${name}.`],
      [
        '请填写该捐赠人的名称，或不填编号；名称有变的，请用“更正捐赠单位”。',
        'Write that donor’s name, or leave the id out; where its name has changed, put the donor right.',
      ],
    ),
  'answer-unshown': ({ lot }) =>
    said(
      ['捐赠人的答复没有凭证。', 'Nothing shows what the donor answered.'],
      [`批次 ${lot}。`, `Lot ${lot}.`],
      [
        '请附来函、短信截图或通话记录的扫描件；捐赠单位有自己账户的，可由其自行答复。',
        'Add a scan of the letter, message or note of the call; a donor with an account of its own may answer itself.',
      ],
    ),
  'date-unlikely': ({ date }) =>
    said(
      ['这个有效期不寻常。', 'This expiry is unusual.'],
      [`${date}`, `${date}`],
      ['请核对年份；确实如此的，请确认。', 'Check the year; if it is meant, confirm it.'],
    ),
  'scan-unreadable': ({ fault, place }) =>
    said(
      ['扫码内容无法读取。', 'The scanned code cannot be read.'],
      [
        `第 ${place + 1} 个字符起：${SCAN_FAULTS[fault].zh}。`,
        `From character ${place + 1}: ${SCAN_FAULTS[fault].en}.`,
      ],
      ['请重新扫描，或手工填写批号和有效期。', 'Scan it again, or type batch and expiry.'],
    ),
  'donor-ambiguous': ({ name, donors }) =>
    said(
      ['有几个捐赠人用这个名称。', 'Several donors bear this name.'],
      [`${name}：${donors.join('、')}。`, `${name}: ${donors.join(', ')}.`],
      ['请填写捐赠人编号或统一社会信用代码。', 'Say which: by the donor’s id or its social credit code.'],
    ),
  'lot-quarantined': ({ lot, why }) => {
    return said(
      ['该批次待查验，不能分配。', 'This lot is in quarantine and cannot be allocated.'],
      why === null
        ? same(lot)
        : [`${lot}：${quarantineReason[why].zh}。`, `${lot}: ${quarantineReason[why].en}.`],
      ['请先由查验人认定。', 'Have it inspected first.'],
    );
  },
  'lot-expired': ({ lot, expiredOn }) =>
    said(
      ['该批次已过有效期。', 'This lot has expired.'],
      [`${lot} 的有效期至 ${expiredOn}。`, `${lot} was good until ${expiredOn}.`],
      [
        '过期物资不能使用，请退回或登记损耗。',
        'Expired goods may not be used: return them, or record a loss.',
      ],
    ),
  'lot-not-in-quarantine': ({ lot }) =>
    said(['该批次不在待查验状态。', 'This lot is not in quarantine.'], same(lot), [
      '无需查验。',
      'It needs no inspection.',
    ]),
  'lot-rejected': ({ lot }) =>
    said(['该批次已被拒收。', 'This lot was rejected.'], same(lot), [
      '请选择其他批次。',
      'Choose another lot.',
    ]),
  'standard-unproven': ({ claimed, proven }, { name }) => {
    const wanted = name('item', claimed);
    const had = proven.split(', ').map((id) => name('item', id));
    const none = proven === '' || proven === '-';
    return said(
      ['凭证不能证明所申报的标准。', 'The evidence does not prove the standard that is claimed.'],
      [
        `申报为${wanted.zh}；凭证证明的是：${none ? '无' : had.map(({ zh }) => zh).join('、')}。`,
        `Claimed: ${wanted.en}. The evidence proves: ${none ? 'nothing' : had.map(({ en }) => en).join(', ')}.`,
      ],
      ['请按凭证认定，或补充凭证。', 'Name it by its evidence, or add evidence.'],
    );
  },
  'amount-implausible': ({ item, amount, tonnes, lorries, usual }, { name }) => {
    const words = name('item', item);
    const load: [string, string] =
      tonnes > 0
        ? [
            `约重 ${figure(tonnes)} 吨，要 ${figure(lorries)} 辆 30 吨货车`,
            `about ${figure(tonnes)} tonnes, ${figure(lorries)} lorries of 30 tonnes`,
          ]
        : ['不足一吨', 'less than a tonne'];
    const far: [string, string] =
      usual === null
        ? ['', '']
        : [
            `；本事件中各批次的中位数是 ${figure(usual)}，这是它的 ${figure(Math.round(amount / usual))} 倍`,
            `; the median lot of this incident is ${figure(usual)}, and this ${figure(Math.round(amount / usual))} times that`,
          ];
    return said(
      ['这个数量少见，确实是这么多吗？', 'This is an unusual amount: is it meant?'],
      [
        `${figure(amount)}（${words.zh}）：${load[0]}${far[0]}。`,
        `${figure(amount)} (${words.en}): ${load[1]}${far[1]}.`,
      ],
      ['请核对位数和单位；无误的，请勾选确认。', 'Check digits and unit; if it is right, confirm it.'],
    );
  },
  'registration-malformed': ({ form, written }) =>
    said(
      ['编号的写法不对。', 'This number is not written as such numbers are.'],
      [
        `填写的是“${written}”。正确写法：${numberForm[form].zh}。`,
        `It says “${written}”. It is written so: ${numberForm[form].en}.`,
      ],
      ['请照凭证原样填写完整编号。', 'Copy the whole number from the paper.'],
    ),
  'papers-contradict': ({ lot, standards }) =>
    said(
      [
        '凭证互相矛盾，不能认定需要凭证的类别。',
        'The papers contradict each other: no class that needs proof can be accepted.',
      ],
      [`${lot} 的凭证写明：${standards}。`, `The papers of ${lot} name: ${standards}.`],
      [
        '请由另一人划除不实的凭证并写明理由，或按无需凭证的物资认定，或退回。',
        'Have somebody else strike out the paper that is false, with the reason; or accept it as an item that needs no proof; or send it back.',
      ],
    ),
  'papers-too-many': ({ lot, most }) =>
    said(
      ['该批次的凭证已满。', 'This lot has as many papers as it may have.'],
      [`${lot}：最多 ${most} 份。`, `${lot}: at most ${most}.`],
      ['请将多份凭证合并为一份文件。', 'Put several papers into one file.'],
    ),
  'papers-of-seat-too-many': ({ lot, most }) =>
    said(
      ['同一席位提交的凭证已满。', 'This seat has added as many papers as one may.'],
      [`${lot}：每个席位最多 ${most} 份。`, `${lot}: at most ${most} by each seat.`],
      [
        '请将多份凭证合并为一份文件，或请另一人划除不实的凭证。',
        'Put several papers into one file, or have somebody else strike out those that are false.',
      ],
    ),
  'edition-unknown': ({ family, year, known }) =>
    said(
      ['这个标准没有已知的这一版本。', 'No such edition of this standard is known here.'],
      [
        `填写的是 ${family}-${year}；已知版本：${known.join('、')}。`,
        `It says ${family}-${year}; the editions known are ${known.join(', ')}.`,
      ],
      [
        '请对照凭证核对年份；凭证确实如此的，请确认。',
        'Check the year against the paper; if that is what it says, confirm it.',
      ],
    ),
  'same-scan': ({ receipts }) =>
    said(
      ['另一捐赠人的捐赠已附有同一份扫描件。', 'The gift of another donor came with this very scan already.'],
      [`收据 ${receipts.join('、')}。`, `Receipt ${receipts.join(', ')}.`],
      [
        '请核对凭证是否属于这一批；确实如此的，请确认，两份捐赠将相互注明。',
        'Check whether the paper is of these goods; if it is, confirm: both gifts will name each other.',
      ],
    ),
  'inspected-as-other-goods': ({ lot, claimed, found }, { name }) => {
    const [was, is] = [name('item', claimed), name('item', found)];
    return said(
      ['查验不能把物资改为另一种物资。', 'An inspection does not make other goods of it.'],
      [
        `${lot} 登记为${was.zh}，不能认定为${is.zh}。`,
        `${lot} was entered as ${was.en}; it cannot be found to be ${is.en}.`,
      ],
      [
        '品名登记错误的，请提出更正，由第二人确认；拒收的，品名保持不变。',
        'If it was entered wrongly, propose a correction, which a second person confirms; what is rejected keeps its name.',
      ],
    );
  },
  'part-has-left': ({ lot, counted, found }, { name }) => {
    const [was, is] = [name('item', counted), name('item', found)];
    return said(
      ['该批次已有部分发出，不能改认定。', 'Part of this lot has left: it can no longer become this.'],
      [
        `${lot} 已按${was.zh}发出一部分；余下的不能认定为${is.zh}。`,
        `Part of ${lot} left as ${was.en}; what is left cannot be found to be ${is.en}.`,
      ],
      [
        '余下的可以照原认定、认定为更低类别，或拒收；已发出的记录不变。',
        'Accept the rest as what it was, as something less, or reject it; what has left stays in the record as it was.',
      ],
    );
  },
  'count-first': ({ lot, count }) =>
    said(
      ['该批次有未处理的盘点差异。', 'A count of this lot shows a difference that is open.'],
      [`${lot}：盘点 ${count}。`, `${lot}: count ${count}.`],
      [
        '请先处理或撤回该盘点，再认定余下的物资。',
        'Settle or retract the count first, then inspect what is left.',
      ],
    ),
  'lot-found-less': ({ lot, found }, { name }) => {
    const words = name('item', found);
    return said(
      [
        '同批余货已认定为更低类别，退回的须先查验。',
        'The rest of this lot was found to be less: what came back is inspected first.',
      ],
      [`${lot} 的余货认定为${words.zh}。`, `The rest of ${lot} was found to be ${words.en}.`],
      ['请封存该批次并由查验人认定。', 'Hold the lot and have it inspected.'],
    );
  },
  'lot-in-correction': ({ lot, correction }) =>
    said(
      [
        '该批次的品名或有效期正待更正，不能动用。',
        'What this lot is, or until when it is good, is being corrected: it cannot be used.',
      ],
      [`${lot}：更正 ${correction}。`, `${lot}: correction ${correction}.`],
      ['请先由第二人确认或不予更正。', 'Have a second person confirm or decline the correction first.'],
    ),
  'hold-first': ({ lot }) =>
    said(
      ['该批次正在使用，须先封存。', 'This lot is in use: hold it first.'],
      [`${lot} 的凭证会因此改变其认定。`, `What ${lot} counts as would change with its papers.`],
      ['请先封存待查，再改动凭证。', 'Hold the lot for inspection, then change its papers.'],
    ),
  'upgrade-needs-file': ({ lot, item }, { name }) => {
    const words = name('item', item);
    return said(
      ['认定为更高类别须有凭证文件。', 'A higher class needs the paper itself.'],
      [
        `${lot} 到货时的凭证不能证明是${words.zh}；后补的凭证没有附文件。`,
        `The papers that came with ${lot} do not prove it to be ${words.en}; the paper added later has no file.`,
      ],
      ['请由另一人补充附有扫描件的凭证。', 'Have somebody else add the paper with its scan.'],
    );
  },
  'finding-missing': ({ lot }) =>
    said(
      ['没有待复核的同一查验意见。', 'No such finding waits for a second inspector.'],
      [`批次 ${lot}。`, `Lot ${lot}.`],
      [
        '请刷新后再看；凭证有变动时须重新查验。',
        'Reload; where papers have changed it has to be inspected again.',
      ],
    ),
  'earmark-broken': ({ lot, earmarkedFor }, { name }) => {
    const words = name('organisation', earmarkedFor);
    return said(
      ['违反捐赠人的指定。', 'This would break the donor’s wish.'],
      [`${lot} 由捐赠人指定给${words.zh}。`, `The donor gave ${lot} to ${words.en}.`],
      ['改变用途须先征得捐赠人同意。', 'Ask the donor’s consent first.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends DonationRefusals {}
}
