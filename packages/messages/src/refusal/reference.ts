import { wordsFor } from '../label/labels.ts';
import { NOTHING, type Sayers, said, same } from './sentence.ts';

export const reference: Sayers<
  | 'not-found'
  | 'already-exists'
  | 'incident-closed'
  | 'area-outside'
  | 'exercise-mixed'
  | 'part-still-open'
  | 'unchanged'
  | 'item-unknown'
  | 'area-unknown'
  | 'wrong-state'
  | 'self-named'
  | 'evidence-missing'
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
  'area-outside': ({ area, of }) =>
    said(
      [
        '分事件须在所属事件的区域之内，且小于它。',
        'A part must lie inside the area of its whole, and be smaller.',
      ],
      [`${area} 不在 ${of} 之内。`, `${area} does not lie within ${of}.`],
      ['请选择其下的区域。', 'Choose an area below it.'],
    ),
  'exercise-mixed': ({ incident }) =>
    said(
      ['演练与真实事件不能互为部分。', 'An exercise and a real incident cannot be parts of each other.'],
      same(incident),
      ['请改为同类。', 'Make both exercises, or neither.'],
    ),
  'part-still-open': ({ incident }) =>
    said(['还有分事件没有终止。', 'A part of this incident is still open.'], same(incident), [
      '请先终止分事件。',
      'Close it first.',
    ]),
  unchanged: () =>
    said(['与现状相同，没有变化。', 'This is how it is already.'], NOTHING, [
      '请核对现状。',
      'Check how it stands now.',
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
  'self-named': ({ organisation }, name) => {
    const words = name('organisation', organisation);
    return said(
      ['这里须是另一家机构。', 'This has to be another organisation.'],
      [`${words.zh}不能是它自己的合作方或审计机构。`, `${words.en} is not its own partner or auditor.`],
      ['请选择另一家机构。', 'Choose another organisation.'],
    );
  },
  'evidence-missing': () =>
    said(
      ['没有凭据，不能登记。', 'Without evidence it is not recorded.'],
      [
        '须有受理机关的编号，或文件的指纹（SHA-256）。',
        'It takes the office’s own number, or the fingerprint (SHA-256) of the paper.',
      ],
      ['请填写编号，或附上文件指纹。', 'Enter the number, or give the paper’s fingerprint.'],
    ),
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
  task: 'taskState',
  fundraising: 'fundraisingState',
  matter: 'matterKind',
} as const;

const stateWords = (kind: string, state: string) =>
  Object.hasOwn(STATES, kind)
    ? wordsFor(STATES[kind as keyof typeof STATES], state)
    : { zh: state, en: state };
