import type { Stateful, StateOf, Thing } from '../words/things.ts';
import { figure, NOTHING, type Sayers, said, same } from './sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type ReferenceRefusals = {
  'not-found': { kind: Thing; id: string };
  'already-exists': { kind: Thing; id: string };
  'as-many-as-a-day-takes': { kind: Thing; perDay: number };
  'incident-closed': { id: string };
  'incident-closing': { id: string };
  unchanged: Record<never, never>;
  'item-unknown': { id: string };
  'item-ambiguous': { id: string; items: readonly string[] };
  'area-unknown': { id: string };
  /** Itself, where another organisation is meant. */
  'self-named': { organisation: string };
  'four-eyes': { first: string };
  'not-own-matter': { organisation: string };
  'wrong-state': {
    [T in Stateful]: { kind: T; id: string; state: StateOf<T>; needed: StateOf<T> };
  }[Stateful];
};

export const referenceSentences: Sayers<keyof ReferenceRefusals> = {
  'not-found': ({ kind, id }, { thing }) => {
    const words = thing(kind);
    return said([`没有找到这个${words.zh}。`, `There is no such ${words.en}.`], same(id), [
      '请核对后再试。',
      'Please check it and try again.',
    ]);
  },
  'already-exists': ({ kind, id }, { thing }) => {
    const words = thing(kind);
    return said([`这个${words.zh}已经存在。`, `This ${words.en} exists already.`], same(id), [
      '请使用已有的，或换一个编号。',
      'Use the existing one, or another id.',
    ]);
  },
  'as-many-as-a-day-takes': ({ kind, perDay }, { thing }) => {
    const words = thing(kind);
    return said(
      [
        '一个单位二十四小时内的登记数已达上限。',
        'Your organisation has stated as many as one may within 24 hours.',
      ],
      [`${words.zh}：至多 ${figure(perDay)}。`, `${words.en}: at most ${figure(perDay)}.`],
      [
        '请稍后再试；急需的，请牵头部门在章程中提高上限。',
        'Try later; where it is urgent, the charter can allow more.',
      ],
    );
  },
  'incident-closed': ({ id }) =>
    said(['该事件已终止。', 'This incident is closed.'], same(id), [
      '已交接的遗留事项由承接单位继续办理；如需重新响应，请由两人重启事件。',
      'What was handed over goes on with its new owner. To respond again, two people reopen it.',
    ]),
  'incident-closing': ({ id }) =>
    said(
      ['该事件正在收尾，不再开始新的事项。', 'This incident is being closed: nothing new is begun.'],
      same(id),
      [
        '已开始的事项可以继续办完；如需重新响应，请由两人重启事件。',
        'What is begun can be finished. To respond again, two people reopen it.',
      ],
    ),
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
  'item-ambiguous': ({ id, items }, { name }) => {
    const names = items.map((item) => ({ item, words: name('item', item) }));
    return said(
      ['这个名称可能指多种物资。', 'Several items go by this name.'],
      [
        `${id}：${names.map(({ item, words }) => `${words.zh}（${item}）`).join('、')}。`,
        `${id}: ${names.map(({ item, words }) => `${words.en} (${item})`).join(', ')}.`,
      ],
      ['请写明是哪一种。', 'Say which of them is meant.'],
    );
  },
  'area-unknown': ({ id }) =>
    said(['没有这个行政区划代码。', 'There is no such area code.'], same(id), [
      '请使用行政区划表中的六位代码（/api/v1/areas）。',
      'Use a six-digit code from the list of areas (/api/v1/areas).',
    ]),
  'self-named': ({ organisation }, { name }) => {
    const words = name('organisation', organisation);
    return said(
      ['这里须是另一家机构。', 'This has to be another organisation.'],
      [`${words.zh}不能是它自己的合作方或审计机构。`, `${words.en} is not its own partner or auditor.`],
      ['请选择另一家机构。', 'Choose another organisation.'],
    );
  },
  'four-eyes': ({ first }, { act }) => {
    const words = act(first);
    return said(
      ['须由另一个席位办理。', 'This needs another seat.'],
      [
        `同一席位已办理“${words.zh}”，两步不得由同一人完成。`,
        `The same seat has done “${words.en}”; the two steps need two people.`,
      ],
      ['请由另一位同事登录办理。', 'Ask a colleague with another seat.'],
    );
  },
  'not-own-matter': ({ organisation }, { name }) => {
    const words = name('organisation', organisation);
    return said(
      ['这须由当事机构自己办理。', 'Only the organisation concerned may do this.'],
      [`当事机构：${words.zh}。`, `It is the matter of ${words.en}.`],
      [`请由${words.zh}登录办理。`, `${words.en} has to sign in and do it.`],
    );
  },
  'wrong-state': ({ kind, id, state: at, needed }, { thing, state }) => {
    const words = thing(kind);
    const now = state(kind, at);
    const wanted = state(kind, needed);
    return said(
      ['当前状态不能这样做。', 'Its state does not allow this.'],
      [
        `${words.zh} ${id} 的状态是“${now.zh}”，须为“${wanted.zh}”。`,
        `The ${words.en} ${id} is “${now.en}”; it would have to be “${wanted.en}”.`,
      ],
      ['可能已由别人办理，请刷新后再看。', 'Somebody may have dealt with it; reload and look again.'],
    );
  },
};

declare module './codes.ts' {
  interface RefusalParameters extends ReferenceRefusals {}
}
