import { wordsFor } from '../label/labels.ts';
import { NOTHING, type Sayers, said, same } from './sentence.ts';

export const reference: Sayers<
  | 'not-found'
  | 'already-exists'
  | 'incident-closed'
  | 'item-unknown'
  | 'area-unknown'
  | 'wrong-state'
  | 'idempotency-key-reused'
  | 'idempotency-key-missing'
  | 'journal-moved'
  | 'journal-damaged'
  | 'exercise-clock'
  | 'published-is-permanent'
> = {
  'not-found': ({ kind, id }) => {
    const words = wordsFor('thing', kind);
    return said([`没有找到这个${words.zh}。`, `There is no such ${words.en}.`], same(id), [
      '请核对后再试。',
      'Please check it and try again.',
    ]);
  },
  'already-exists': ({ kind, id }) => {
    const words = wordsFor('thing', kind);
    return said([`这个${words.zh}已经存在。`, `This ${words.en} exists already.`], same(id), [
      '请使用已有的，或换一个编号。',
      'Use the existing one, or another id.',
    ]);
  },
  'incident-closed': ({ id }) =>
    said(['该事件已终止。', 'This incident is closed.'], same(id), [
      '已终止的事件不再接受操作。',
      'A closed incident takes no more acts.',
    ]),
  'item-unknown': ({ id }) =>
    said(['目录中没有这种物资。', 'The catalogue has no such item.'], same(id), [
      '请从物资目录（/api/v1/items）中选择。',
      'Choose one from the catalogue (/api/v1/items).',
    ]),
  'area-unknown': ({ id }) =>
    said(['没有这个行政区划代码。', 'There is no such area code.'], same(id), [
      '请使用 GB/T 2260 六位代码（/api/v1/areas）。',
      'Use a six-digit GB/T 2260 code (/api/v1/areas).',
    ]),
  'wrong-state': ({ kind, id, state, needed }) => {
    const words = wordsFor('thing', kind);
    const now = stateWords(kind, state);
    const wanted = stateWords(kind, needed);
    return said(
      ['当前状态不能这样做。', 'Its state does not allow this.'],
      [
        `${words.zh} ${id} 的状态是“${now.zh}”，须为“${wanted.zh}”。`,
        `The ${words.en} ${id} is “${now.en}”; it would have to be “${wanted.en}”.`,
      ],
      ['可能已由别人办理，请刷新后再看。', 'Somebody may have dealt with it; reload and look again.'],
    );
  },
  'idempotency-key-reused': ({ key }) =>
    said(['幂等键已用于另一项内容。', 'This idempotency key was used for something else.'], same(key), [
      '重试须与第一次内容相同；新的操作请换一个新的键。',
      'A retry must equal the first request; for a new act use a new key.',
    ]),
  'idempotency-key-missing': () =>
    said(['缺少幂等键。', 'The idempotency key is missing.'], NOTHING, [
      '请在 Idempotency-Key 中给出。',
      'Give one in Idempotency-Key.',
    ]),
  'journal-moved': () =>
    said(
      ['系统繁忙。', 'The system is busy.'],
      ['操作没有生效。', 'Nothing was done.'],
      ['请再试一次。', 'Please try once more.'],
    ),
  'journal-damaged': ({ position }) =>
    said(
      ['账本已损坏，系统只读。', 'The journal is damaged; the system is read-only.'],
      [`损坏处：第 ${position} 条记录。`, `The damage is at row ${position}.`],
      ['请联系运维人员恢复。', 'Please tell the operator.'],
    ),
  'exercise-clock': () =>
    said(
      ['此系统正在演练。', 'This system runs an exercise.'],
      ['演练系统上的事件必须标明为演练。', 'Incidents here must be marked as exercises.'],
      ['真实事件请使用未装载演练的系统。', 'For a real event use a system without a scenario.'],
    ),
  'published-is-permanent': ({ number: id }) =>
    said(['已公布的内容不能修改或删除。', 'What is published cannot be changed or deleted.'], same(id), [
      '请起草一份更正；原件和更正都将保留。',
      'Draft a correction instead; both will stay.',
    ]),
};

const STATES = {
  application: 'applicationStatus',
  credential: 'credentialStanding',
  allocation: 'allocationStatus',
  order: 'deliveryStatus',
  shipment: 'deliveryStatus',
  payment: 'paymentStatus',
  release: 'releaseStatus',
  lot: 'lotStatus',
} as const;

const stateWords = (kind: string, state: string) =>
  Object.hasOwn(STATES, kind)
    ? wordsFor(STATES[kind as keyof typeof STATES], state)
    : { zh: state, en: state };
