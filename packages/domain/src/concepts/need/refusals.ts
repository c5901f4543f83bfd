import type { SETTINGS } from '../../kernel/item/item.ts';
import { setting as settingWords } from '../../kernel/item/words.ts';
import { figure, type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { FACILITY_CLASSES } from '../organisation/facts.ts';
import { facilityClass as facilityClassWords } from '../organisation/words.ts';
import type { JumpingFigure } from './facts.ts';
import type { PlausibleRange } from './plausible.ts';
import { jumpingFigure } from './words.ts';

type Setting = (typeof SETTINGS)[number];
type FacilityClass = (typeof FACILITY_CLASSES)[number];

/** The ways in which it says no, with the parameters that each sentence needs. */
type NeedRefusals = {
  'item-not-permitted-in-setting': { item: string; setting: Setting };
  'item-cannot-serve-need': { item: string; needed: string };
  'facility-not-eligible': { facility: string; facilityClass: FacilityClass; setting: Setting };
  'facility-stopped-receiving': { facility: string };
  'statement-without-source': { facility: string };
  'confirmer-is-facility': { facility: string };
  'said-since': { facility: string };
  /** `known` null: without a number; `at`: the minute by the clock of the place. */
  'colleague-said': { known: number | null; at: string };
  /** `least`, `most`: what so many peers say; null: too few have. */
  'figure-jumps': {
    stated: number;
    anchor: number;
    factor: number;
    least: number | null;
    most: number | null;
    peers: number | null;
  };
  /** Which figures wait for another organisation's confirmation. */
  'figures-wait': { item: string; waits: readonly JumpingFigure[] };
  'figure-beyond-peers': { stated: number; least: number; most: number; peers: number };
};

const peersSay = ({ least, most, peers }: PlausibleRange): readonly [string, string] => [
  `${peers} 家同类机构大致在 ${figure(least)}–${figure(most)} 之间。`,
  `${peers} like facilities say about ${figure(least)}–${figure(most)}.`,
];

export const needRefusals: Sayers<keyof NeedRefusals> = {
  'item-not-permitted-in-setting': ({ item, setting }, { name }) => {
    const words = name('item', item);
    const where = settingWords[setting];
    return said(
      ['该物资不得用于此场所。', 'This item may not be used in this setting.'],
      [
        `${words.zh}的标准不允许用于${where.zh}。`,
        `The standard of ${words.en} does not permit: ${where.en}.`,
      ],
      ['请选择标准允许的物资。', 'Choose an item whose standard permits it.'],
    );
  },
  'item-cannot-serve-need': ({ item, needed }, { name }) => {
    const offered = name('item', item);
    const wanted = name('item', needed);
    return said(
      ['该物资不能代替所需物资。', 'This item may not stand in for the one needed.'],
      [`${offered.zh}不能代替${wanted.zh}。`, `${offered.en} cannot replace ${wanted.en}.`],
      ['请查看物资目录的替代规则。', 'See the catalogue’s rules of substitution.'],
    );
  },
  'facility-not-eligible': ({ facility, facilityClass, setting }, { name }) => {
    const words = name('organisation', facility);
    const kind = facilityClassWords[facilityClass];
    const where = settingWords[setting];
    return said(
      ['该机构不具备此类救治资格。', 'This facility is not designated for that setting.'],
      [`${words.zh}（${kind.zh}）没有${where.zh}。`, `${words.en} (${kind.en}) has no ${where.en}.`],
      [
        '请改为它具备的用途，或由牵头部门认定类别。',
        'Choose a setting that it has, or have the lead agency classify it.',
      ],
    );
  },
  'facility-stopped-receiving': ({ facility }, { name }) => {
    const words = name('organisation', facility);
    return said(
      ['该机构已请求暂停接收。', 'This facility has asked to stop sending.'],
      [words.zh, words.en],
      ['请分配给其他机构。', 'Allocate to another facility.'],
    );
  },
  'statement-without-source': ({ facility }, { name }) => {
    const words = name('organisation', facility);
    return said(
      ['代其他机构填报，须注明来源。', 'Whoever speaks for another facility says from where it knows.'],
      [`${words.zh}的情况由谁、在哪里说的？`, `Who said so of ${words.en}, and where?`],
      [
        '请填写来源（网址、通知名称），或附上来函扫描件。',
        'Give the source (an address, the name of a notice), or attach the letter.',
      ],
    );
  },
  'figures-wait': ({ item, waits }, { name }) => {
    const words = name('item', item);
    const zh = waits.map((figure) => jumpingFigure[figure].zh).join('、');
    const en = waits.map((figure) => jumpingFigure[figure].en).join(', ');
    return said(
      [
        '这项需求还在等其他单位核实，不能自己确认。',
        'This need waits for another organisation’s confirmation.',
      ],
      [
        `${words.zh}：待核实的是${zh}；核实前按更早的说明计算。`,
        `${words.en}: what waits is ${en}; till then the statement before it counts.`,
      ],
      [
        '请等回访核实，或按实际重新提出需求；其他各项可以照常确认。',
        'Wait for the call back, or state the need anew as it is; the other needs can be confirmed without it.',
      ],
    );
  },
  'confirmer-is-facility': ({ facility }, { name }) => {
    const words = name('organisation', facility);
    return said(
      ['不能由机构自己核实自己的填报。', 'Nobody confirms its own figures.'],
      [
        `数字是${words.zh}报的；受它委托的单位也不能代为核实。`,
        `They are those of ${words.en}; nor does anybody confirm them who acts for it.`,
      ],
      [
        '请由所在地区负责需求核对的单位来电或到场核实。',
        'An organisation that answers for needs in the area calls back or looks.',
      ],
    );
  },
  'colleague-said': ({ known, at }) => {
    const number = known === null ? ['没有给出数字', 'no number'] : [figure(known), figure(known)];
    return said(
      [
        '同事不久前报的是另一个数，以哪个为准？',
        'A colleague stated another number not long ago. Which one holds?',
      ],
      [`同事于 ${at} 报的是：${number[0]}。`, `The colleague’s, of ${at}: ${number[1]}.`],
      [
        '请先与同事核对；以您的为准，就确认提交，两个数都会留在页面上。',
        'Ask the colleague first. If yours holds, say so; both stay on the page.',
      ],
    );
  },
  'figure-jumps': ({ stated, anchor, factor, least, most, peers }) => {
    const known = least !== null && most !== null && peers !== null ? { least, most, peers } : null;
    const [peersZh, peersEn] = known ? peersSay(known) : ['', ''];
    return said(
      ['这个数字比先前高出很多，没有填错吗？', 'This figure is far above the earlier one. Is it meant?'],
      [
        `现填 ${figure(stated)}，先前为 ${figure(anchor)}，超过 ${factor} 倍。${peersZh}`,
        `${figure(stated)} now, ${figure(anchor)} before: more than ${factor} times. ${peersEn}`.trim(),
      ],
      [
        '没有填错就确认提交；经其他单位核实后才计入，在此之前按先前的数字算。',
        'If it is meant, say so. It counts once another organisation has confirmed it; until then the earlier figures do.',
      ],
    );
  },
  'figure-beyond-peers': ({ stated, ...range }) => {
    const [peersZh, peersEn] = peersSay(range);
    return said(
      [
        '这个数字比同类机构高出很多，没有填错吗？',
        'This figure is far above those of like facilities. Is it meant?',
      ],
      [`现填 ${figure(stated)}。${peersZh}`, `${figure(stated)} now. ${peersEn}`],
      [
        '没有填错就确认提交；经其他单位核实后才计入，在此之前按在院病人估算，或只发起始量。',
        'If it is meant, say so. It counts once another organisation has confirmed it; until then by patients in care, or the starter.',
      ],
    );
  },
  'said-since': ({ facility }, { name }) => {
    const words = name('organisation', facility);
    return said(
      ['该机构刚刚又报了新数。', 'The facility has stated new figures meanwhile.'],
      [
        `${words.zh}的最新填报已不是您核对的那一份。`,
        `The latest statement of ${words.en} is not the one that was checked.`,
      ],
      ['请刷新后核对最新数字。', 'Reload, and check the latest figures.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends NeedRefusals {}
}
