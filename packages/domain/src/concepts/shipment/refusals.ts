import { figure, type Sayers, said, whoCould } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ShipmentRefusals = {
  'more-than-shipped': { shipped: number; received: number };
  'more-than-missing': { missing: number; stated: number };
  'more-than-ordered': { ordered: number; stated: number };
  'shortage-unexplained': { missing: number };
  'lot-unsaid': { lot: string; missing: number };
  'signature-not-due': { couldSign: readonly string[] };
  'substitute-differs': { ordered: string; instead: string };
  'surplus-unapproved': { most: number; amount: number };
  'damage-seen-first': { from: number; damaged: number };
};

export const shipmentRefusals: Sayers<keyof ShipmentRefusals> = {
  'more-than-shipped': ({ shipped, received }) =>
    said(
      ['比发运的多。', 'This is more than was sent.'],
      [
        `待签收 ${figure(shipped)}，填写收到 ${figure(received)}。`,
        `${figure(shipped)} awaited, ${figure(received)} counted.`,
      ],
      [
        '请重新清点。确实多收的，将另行登记，由发出方查明来源。',
        'Please count again. If it is so, the surplus is recorded apart, and the sender finds out where it came from.',
      ],
    ),
  'surplus-unapproved': ({ most, amount }) =>
    said(
      ['这么多的多收须由批准调拨的机构认定。', 'Whoever approves allocations says where so much came from.'],
      [
        `多收 ${figure(amount)}，发货单位自行查明的不超过 ${figure(most)}。`,
        `${figure(amount)} more than was sent; the sender settles up to ${figure(most)} itself.`,
      ],
      [
        '没有调拨单而发出这么多，等于一次调拨：请批准调拨的机构查明来源后办理。',
        'So much without an order is an allocation: ask whoever approves those to look and settle it.',
      ],
    ),
  'damage-seen-first': ({ from, damaged }) =>
    said(
      ['损坏数量较大，不能一次签收即核销。', 'So much damage is not written off by one signature.'],
      [
        `损坏 ${figure(damaged)}；该批次累计损耗达到 ${figure(from)} 的须由其他机构查看。`,
        `${figure(damaged)} damaged; from ${figure(from)} lost of one lot in all, another organisation looks.`,
      ],
      [
        '请把损坏的记为短少（原因：运输途中损坏），由有查验职责的其他机构查看后处理。',
        'State it as missing, damaged in transit; another organisation that inspects goods looks and settles it.',
      ],
    ),
  'more-than-missing': ({ missing, stated }) =>
    said(
      ['处理数量不能多于待处理的数量。', 'No more can be settled than is still open.'],
      [
        `待处理 ${figure(missing)}，填写 ${figure(stated)}。`,
        `${figure(missing)} still open, ${figure(stated)} stated.`,
      ],
      [
        '请先查看已处理的数量，最多填写余下的数量。',
        'See how much has been settled already, and state what is left at most.',
      ],
    ),
  'more-than-ordered': ({ ordered, stated }) =>
    said(
      ['出库数量不能多于调拨单。', 'No more leaves than was ordered.'],
      [
        `调拨 ${figure(ordered)}，填写 ${figure(stated)}。`,
        `${figure(ordered)} ordered, ${figure(stated)} stated.`,
      ],
      ['请减少数量；还需要的另行分配。', 'State less; what is needed beyond it takes another allocation.'],
    ),
  'shortage-unexplained': ({ missing }) =>
    said(
      ['短少须注明原因。', 'A shortage needs its reason.'],
      [`少 ${figure(missing)}。`, `${figure(missing)} short.`],
      [
        '请选择短少的原因；如还有未到的，请注明“还有未到”。',
        'Choose why it is short; or say that more is to come.',
      ],
    ),
  'lot-unsaid': ({ lot, missing }) =>
    said(
      ['有一个批次没有说明。', 'Nothing is said of one lot.'],
      [`批次 ${lot}，还有 ${figure(missing)} 未签收。`, `Lot ${lot}: ${figure(missing)} not signed for.`],
      [
        '请写明收到多少（没有收到填 0 并选原因）；如还有未到的，请注明“还有未到”。',
        'Say how much came (0 with a reason if nothing did); or say that more is to come.',
      ],
    ),
  'signature-not-due': ({ couldSign }, { name }) =>
    said(
      ['只有收货单位能签收。', 'Only the receiver signs for a delivery.'],
      whoCould(couldSign.map((each) => name('organisation', each))),
      [
        '请由收货单位签收，或在现场向其索取一次性签收码。',
        'Let the receiver sign, or ask it for a one-time code at the ramp.',
      ],
    ),
  'substitute-differs': ({ ordered, instead }) =>
    said(
      ['不能用这个批次代替。', 'This lot cannot stand in for the other.'],
      [`${instead} 代替 ${ordered}`, `${instead} for ${ordered}`],
      [
        '只能换成同一单位、同一库点的同种物资；换成别的物资须重新分配。',
        'Only the same goods of the same owner, from the same place; other goods take another allocation.',
      ],
    ),
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ShipmentRefusals {}
}
