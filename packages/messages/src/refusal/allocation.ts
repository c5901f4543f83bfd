import { wordsFor } from '../label/labels.ts';
import { figure, NOTHING, type Sayers, said, same } from './sentence.ts';

/** Allocation, and the gate before publication. */
export const allocation: Sayers<
  | 'item-not-permitted-in-setting'
  | 'item-cannot-serve-need'
  | 'facility-not-eligible'
  | 'facility-stopped-receiving'
  | 'nothing-to-allocate'
  | 'charter-missing'
  | 'sum-differs'
  | 'record-differs-from-ledger'
> = {
  'item-not-permitted-in-setting': ({ item, setting }, name) => {
    const words = name('item', item);
    const where = wordsFor('setting', setting);
    return said(
      ['该物资不得用于此场所。', 'This item may not be used in this setting.'],
      [
        `${words.zh}的标准不允许用于${where.zh}。`,
        `The standard of ${words.en} does not permit: ${where.en}.`,
      ],
      ['请选择标准允许的物资。', 'Choose an item whose standard permits it.'],
    );
  },
  'item-cannot-serve-need': ({ item, needed }, name) => {
    const offered = name('item', item);
    const wanted = name('item', needed);
    return said(
      ['该物资不能代替所需物资。', 'This item may not stand in for the one needed.'],
      [`${offered.zh}不能代替${wanted.zh}。`, `${offered.en} cannot replace ${wanted.en}.`],
      ['请查看物资目录的替代规则。', 'See the catalogue’s rules of substitution.'],
    );
  },
  'facility-not-eligible': ({ facility, facilityClass, setting }, name) => {
    const words = name('organisation', facility);
    const kind = wordsFor('facilityClass', facilityClass);
    const where = wordsFor('setting', setting);
    return said(
      ['该机构不具备此类救治资格。', 'This facility is not designated for that setting.'],
      [`${words.zh}（${kind.zh}）没有${where.zh}。`, `${words.en} (${kind.en}) has no ${where.en}.`],
      [
        '请改为它具备的用途，或由牵头部门认定类别。',
        'Choose a setting that it has, or have the lead agency classify it.',
      ],
    );
  },
  'facility-stopped-receiving': ({ facility }, name) => {
    const words = name('organisation', facility);
    return said(
      ['该机构已请求暂停接收。', 'This facility has asked to stop sending.'],
      [words.zh, words.en],
      ['请分配给其他机构。', 'Allocate to another facility.'],
    );
  },
  'nothing-to-allocate': () =>
    said(['没有可分配的需求。', 'There is no need to allocate to.'], NOTHING, [
      '请先登记需求。',
      'State needs first.',
    ]),
  'charter-missing': ({ incident }) =>
    said(
      ['还没有公约，不能分配。', 'There is no charter yet, so nothing can be allocated.'],
      same(incident),
      ['请先由各方通过公约。', 'Adopt a charter first.'],
    ),
  'sum-differs': ({ stated, parts, missing }) =>
    said(
      ['合计与分项不符。', 'The sum is not the sum of its parts.'],
      [
        `合计 ${figure(stated)}，分项之和 ${figure(parts)}，相差 ${figure(missing)}。`,
        `Stated ${figure(stated)}, parts ${figure(parts)}, ${figure(missing)} missing.`,
      ],
      ['不得公布。请查清差额。', 'It must not be published. Find the difference.'],
    ),
  'record-differs-from-ledger': ({ what, stated, ledger }) =>
    said(
      ['与账本不符。', 'This differs from the ledger.'],
      [
        `${what}：填写 ${figure(stated)}，账本 ${figure(ledger)}。`,
        `${what}: stated ${figure(stated)}, ledger ${figure(ledger)}.`,
      ],
      ['以账本为准。', 'The ledger holds.'],
    ),
};
