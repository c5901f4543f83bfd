import type { ClosingLine } from '../../kernel/command/phase.ts';
import { NOTHING, type Sayers, said, same } from '../../kernel/refusal/sentence.ts';
import type { Bilingual } from '../../kernel/words/words.ts';
import type { LeftKind } from './left.ts';
import type { Holding } from './otherwise.ts';
import { closingWords } from './words.ts';

/** What is left at one organisation; of each kind the first. */
type Left = {
  readonly of: string;
  readonly kinds: readonly {
    readonly kind: LeftKind;
    readonly count: number;
    readonly ids: readonly string[];
  }[];
};

/** The ways in which it says no, with the parameters that each sentence needs. */
type ClosingRefusals = {
  'not-closing': { id: string };
  'incident-open': { id: string };
  'part-still-open': { incident: string };
  /** What is left of a line: at how many organisations, and at the first of them what. */
  'left-without-owner': { line: ClosingLine; organisations: number; shares: readonly Left[] };
  'nothing-left': { line: ClosingLine; of: string | null };
  'fate-not-for': { line: ClosingLine };
  'residue-day': Record<never, never>;
  'holder-unnamed': { line: ClosingLine };
  /** Goods or money of another, which are not the actor's to assign. */
  'holders-own': { line: ClosingLine; of: string };
  'not-to-its-owner': { facility: string };
  /** What keeps an incident from being undone or merged. */
  'incident-holds': {
    incident: string;
    holds: readonly { readonly kind: Holding; readonly count: number }[];
  };
  'not-twins': { incident: string; into: string };
  'undo-too-late': { minutes: number };
  'ended-otherwise': { id: string; how: 'merged' | 'undone' };
};

export const closingRefusals: Sayers<keyof ClosingRefusals> = {
  'not-closing': ({ id }) =>
    said(['该事件尚未进入收尾。', 'This incident is not being closed.'], same(id), [
      '请先由两人开始收尾。',
      'Two people begin the closing first.',
    ]),
  'incident-open': ({ id }) =>
    said(
      ['该事件仍在响应中，无需重启。', 'This incident goes on: there is nothing to reopen.'],
      same(id),
      NOTHING,
    ),
  'part-still-open': ({ incident }) =>
    said(['还有分事件没有终止。', 'A part of this incident is still open.'], same(incident), [
      '请先终止分事件。',
      'Close it first.',
    ]),
  'left-without-owner': ({ line, organisations, shares }, { name }) => {
    const { zh, en } = closingWords.closingLine[line];
    const told = shares.map(({ of, kinds }) => saidOf(name('organisation', of), kinds));
    const more = organisations > shares.length ? ' …' : '';
    return said(
      [`${zh}：还没有归零，也没有单位承接。`, `${en}: neither at zero nor taken over by anybody.`],
      [
        `${told.map((each) => each.zh).join('；')}${more}`,
        `${told.map((each) => each.en).join('; ')}${more}`,
      ],
      [
        '请先办完，或在“收尾”中指定承接单位并由其确认。',
        'Finish it, or assign it in “Closing” to an organisation that says yes.',
      ],
    );
  },
  'nothing-left': ({ line, of }, { name }) => {
    const who = of === null ? { zh: '各单位', en: 'everybody' } : name('organisation', of);
    const { zh, en } = closingWords.closingLine[line];
    return said(
      ['这里没有遗留，无需指定。', 'Nothing is left there to hand over.'],
      [`${who.zh}：${zh}`, `${who.en}: ${en}`],
      ['请查看收尾清单。', 'See the list of the closing.'],
    );
  },
  'fate-not-for': ({ line }) => {
    const { zh, en } = closingWords.closingLine[line];
    return said(
      ['这种处置方式不适用。', 'This cannot become of it.'],
      [zh, en],
      [
        '物资请选择储备、转用、退回、销毁或限期用完；其他事项请选择继续办结。',
        'Goods are kept, used elsewhere, returned, destroyed or used up; everything else is finished.',
      ],
    );
  },
  'residue-day': () =>
    said(['限期用完须写明日期，且不早于今天。', 'Used up by a day: say which, not before today.'], NOTHING, [
      '请填写日期。',
      'Fill in the day.',
    ]),
  'holder-unnamed': ({ line }) => {
    const { zh, en } = closingWords.closingLine[line];
    return said(
      ['物资和款项须逐个单位指定。', 'Goods and money are assigned holder by holder.'],
      [zh, en],
      [
        '请在“谁的”中选择持有单位；承接单位即为该单位，除非由其自行移交。',
        'Choose the holder under “Whose”: it is the owner itself, unless it hands them over.',
      ],
    );
  },
  'holders-own': ({ line, of }, { name }) => {
    const { zh, en } = name('organisation', of);
    const isMoney = line === 'money';
    return said(
      isMoney
        ? ['款项由接收单位承接，不能指定给他人。', 'Money stays with whoever received it.']
        : [
            '这些物资属于持有单位，不能越过它指定给他人。',
            'These goods are their holder’s, and not given to another over its head.',
          ],
      [zh, en],
      isMoney
        ? ['请将承接单位选为该单位。', 'Name that organisation as the owner.']
        : [
            '请将承接单位选为该单位；移交他人须由该单位自己办理。',
            'Name that organisation as the owner; it hands them over to another itself.',
          ],
    );
  },
  'incident-holds': ({ holds }) => {
    const words = closingWords.incidentHolding;
    return said(
      [
        '该事件中已有他人办理的事项，不能撤销或并入。',
        'Others have already acted in this incident: it can neither be undone nor merged.',
      ],
      [
        holds.map(({ kind, count }) => `${words[kind].zh} ${count}`).join('、'),
        holds.map(({ kind, count }) => `${words[kind].en}: ${count}`).join(', '),
      ],
      [
        '请在此事件中收尾：办完或交接后终止；新事项在另一事件中办理。',
        'Close it: what is begun is finished or handed over. What is new is done in the other incident.',
      ],
    );
  },
  'not-twins': ({ incident, into }) =>
    said(['这两起事件不是同一起。', 'These two are not the same incident.'], same(`${incident} → ${into}`), [
      '只有类型相同、同为真实或演练、区域重叠的两起事件可以合并。',
      'Only two of one type, both real or both drills, with overlapping areas are merged.',
    ]),
  'undo-too-late': ({ minutes }) =>
    said(
      [
        `宣布已超过 ${minutes} 分钟，不能再撤销。`,
        `It was declared more than ${minutes} minutes ago: too late to undo.`,
      ],
      NOTHING,
      ['请由两人开始收尾，再终止。', 'Two people begin the closing, and then close it.'],
    ),
  'ended-otherwise': ({ id, how }) =>
    said(
      how === 'merged'
        ? ['该事件已并入另一事件。', 'This incident was merged into another.']
        : ['该事件是误报，已撤销。', 'This incident was declared by mistake and undone.'],
      same(id),
      how === 'merged'
        ? ['请在并入的事件中办理。', 'Work in the one that it was merged into.']
        : ['请重新宣布，并注明替代此事件。', 'Declare it anew, and say that it stands in for this one.'],
    ),
  'not-to-its-owner': ({ facility }, { name }) => {
    const { zh, en } = name('organisation', facility);
    return said(
      [
        '响应已终止，剩余物资只发给承接它的单位。',
        'The response is over: what is left goes to whoever took it over.',
      ],
      [zh, en],
      [
        '请先将遗留物资指定给该单位并由其承接，或重启事件。',
        'Assign it to that organisation, which says yes; or reopen the incident.',
      ],
    );
  },
};

function saidOf(who: Bilingual, kinds: Left['kinds']): Bilingual {
  const each = kinds.map(({ kind, count, ids }) => {
    const word = closingWords.leftKind[kind];
    const more = count > ids.length ? ' …' : '';
    return {
      zh: `${word.zh} ${count}（${ids.join('、')}${more}）`,
      en: `${word.en}: ${count} (${ids.join(', ')}${more})`,
    };
  });
  return {
    zh: `${who.zh} ${each.map(({ zh }) => zh).join('，')}`,
    en: `${who.en} ${each.map(({ en }) => en).join(', ')}`,
  };
}

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends ClosingRefusals {}
}
