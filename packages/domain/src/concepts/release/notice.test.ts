import { FIGURES, goodsRows, partsOfNotice, releaseRows } from '@tongzhou/domain';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';

const MASK = 'mask-medical-protective';
const here = { incident: INCIDENT };
let world: World;
beforeEach(() => {
  world = hubei();
});

type Words = { title?: string; zh?: string; en?: string; numbers?: { text: string; reason: string }[] };
const notice = ({ title = '通告', zh = '请附检验报告', en = 'Send reports', numbers = [] }: Words) => ({
  ...here,
  title: { zh: title, en: title === '通告' ? 'Notice' : title },
  body: { zh, en },
  numbers,
});
const draft = (words: Words) => world.done(SEATS.lead, 'release.draft-notice', notice(words));
const refused = (words: Words) =>
  world.refused(SEATS.lead, 'release.draft-notice', notice(words)).map(({ code, field }) => [code, field]);
const publish = (release: unknown, confirmed: string[] = []) =>
  world.done(SEATS.second, 'release.publish', { ...here, release, confirmed });
const latest = () => {
  const [row] = releaseRows(world.view, INCIDENT);
  if (row?.content.kind !== 'notice') throw new Error('no notice was published');
  return { row, content: row.content };
};

describe('a figure of a notice', () => {
  it('is a reference, computed when it is drafted and again when it is published', () => {
    receive(world, 36_000);
    const drafted = draft({ zh: `收到医用防护口罩 {goods.received:${MASK}} 只，共 {gifts.count} 笔。` });
    expect(drafted).toMatchObject({
      body: { zh: '收到医用防护口罩 36,000 只，共 1 笔。' },
      figures: [
        { reference: `goods.received:${MASK}`, value: 36_000 },
        { reference: 'gifts.count', value: 1 },
      ],
    });
    receive(world, 500);
    const before = world.state.position;
    publish(drafted.release);
    const { row, content } = latest();
    expect(content.body.zh).toBe('收到医用防护口罩 36,500 只，共 2 笔。');
    // Of the record before this entry, which says by whom.
    expect(row).toMatchObject({
      position: before + 1,
      draftedBy: { seat: SEATS.lead.seat },
      publishedBy: { seat: SEATS.second.seat, organisation: { id: 'lead' } },
    });
    expect(partsOfNotice(content, 'body.zh')).toEqual([
      { text: '收到医用防护口罩 ', reference: null },
      { text: '36,500', reference: `goods.received:${MASK}` },
      { text: ' 只，共 ', reference: null },
      { text: '2', reference: 'gifts.count' },
      { text: ' 笔。', reference: null },
    ]);
    world.audit();
  });

  it('says what the pages say: each part of the goods, needs and money, also in the title', () => {
    const lot = receive(world, 900).lot.id;
    const wanted = need(world, 'union', 400, 'isolation');
    need(world, 'renai', 70);
    const [order] = allocate(world, [{ need: wanted, lot, amount: 300 }]).orders;
    const shipment = dispatch(world, order as string);
    confirm(world, shipment);
    const donor = { kind: 'organisation', donor: 'donor-2', name: '某企业' };
    const money = { amount: 1_234_560, currency: 'CNY' };
    world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...here, donor, receiver: 'red-cross', mode: 'discretionary', money },
    });
    const names = Object.entries(FIGURES).map(([name, { of }]) =>
      of === 'item' ? `${name}:${MASK}` : of === 'currency' ? `${name}:CNY` : name,
    );
    const { figures, title } = draft({
      title: '共 {gifts.count} 笔',
      zh: names.map((name) => `{${name}}`).join('；'),
    }) as {
      figures: { reference: string; value: number }[];
      title: { zh: string };
    };
    expect(title.zh).toBe('共 2 笔');
    const [row] = goodsRows(world.view, INCIDENT).filter(({ item }) => item === MASK);
    const values = Object.fromEntries(
      figures.map(({ reference, value }) => [reference.split(':')[0], value]),
    );
    expect(values).toMatchObject({
      'goods.received': row?.received,
      'goods.stock': row?.stock,
      'goods.delivered': 300,
      'needs.facilities': 2,
      'needs.missing': 170,
      'gifts.donors': 2,
      'shipments.count': 1,
      'money.received': 1_234_560,
    });
  });

  it('that the record does not have is refused, with those that were meant', () => {
    expect(refused({ zh: '{goods.recieved:mask-surgical}' })).toEqual([['figure-unknown', 'body.zh']]);
    for (const [reference, near] of [
      ['goods.received:医用外科口罩', 'goods.received:mask-surgical'],
      ['received:mask-surgical', 'goods.received:mask-surgical'],
      ['money.received:RMB', 'money.received:CNY'],
      ['gifts.count:x', 'gifts.count'],
    ] as const)
      expect(
        world.refused(SEATS.lead, 'release.draft-notice', notice({ zh: `{${reference}}` })),
      ).toMatchObject([{ code: 'figure-unknown', parameters: { near: expect.arrayContaining([near]) } }]);
    expect(refused({ zh: '口罩 {' })).toEqual([['figure-unknown', 'body.zh']]);
    const many = '{gifts.count}、'.repeat(61);
    expect(refused({ zh: many })).toEqual([['figures-too-many', 'body']]);
  });

  it('is not made another by what stands at its side', () => {
    for (const zh of [
      '3{gifts.count} 笔',
      '{gifts.count}万笔',
      '{gifts.count} 万笔',
      '{gifts.count}%',
      '{gifts.count}{gifts.count}',
      '{gifts.count}.5',
    ])
      expect(
        refused({ zh }).map(([code]) => code),
        zh,
      ).toContain('figure-glued');
    expect(refused({ en: '{gifts.count} thousand gifts' })).toContainEqual(['figure-glued', 'body.en']);
    draft({ zh: '｛gifts.count｝笔，{ gifts.count }。', en: 'Kits: {gifts.count} kits.' });
  });
});

describe('an amount of goods that somebody types into a notice', () => {
  it.each([
    '收到 N95 36000，发 16000 16000',
    'Ｎ９５３６０００只',
    'N95 ３６，０００ 只',
    '三万六千只口罩',
    '叁萬陸仟隻口罩',
    '口罩 3 6 0 0 0 只',
    '口罩 3.6万只',
    '口罩\n36000',
    '| 物资 | 数量 |\n| 医用外科口罩 | 36000 |',
    '口 罩 36000',
    '防护服数千件',
    'GB 19083：36000 只',
    '手套两双',
    'thirty-six thousand masks',
    'Masks: 36 thousand',
    'two masks',
    'surgical masks\n16,000',
    'KN95 16000',
    '昨日收到一批N95口罩。共36000只，已全部发出。',
    '共36000只。是昨日收到的N95口罩。',
    '昨日收到一批N95口罩。感谢各界！请放心。共 360 箱。',
    '收到护目镜。共3600件，已发出。',
    '收到护目镜。数量：3600。',
    '收到口罩。共三万六千只。',
    '收到口罩。共 36000（只）。',
    '收到口罩。共 36000\n只。',
    'A load of masks came. There were 3,600 pieces in it.',
    'Goggles came. All 36 more boxes are sent.',
    'We got gloves. Two boxes are left.',
    '收到N95口罩 GB 36000-2020 只',
    '口罩12月36日',
    'N95口罩电话：36000',
    'No. 36000 masks',
    'Masks (36)',
    '口罩③⑥000只',
    '收到口罩Ⅲ万Ⅵ千',
    '口罩〸〹只',
    '收到口罩③只',
    'Masks came today. 36,000 of them were delivered.',
    'Masks came today. 36,000 have been handed out.',
    'Masks came. Thirty-six thousand of them went out.',
    '口罩已到。其中三万六千已送达。',
    '口罩已到。共计三万六千。',
    'We have masks no 36.',
    'masks No. 36000',
    'XXXVI masks came.',
    '口罩 XXXVI',
    'Masks came. XXXVI thousand were given.',
  ])('is refused: %j', (text) => {
    for (const words of [{ zh: text }, { en: text }, { title: text }]) {
      const found = refused(words);
      expect(new Set(found.map(([code]) => code))).toEqual(new Set(['figure-typed']));
    }
    // A reason does not help, and neither does a break between title and text.
    expect(refused({ zh: text, numbers: [{ text: '36000', reason: '据统计' }] })[0]).toEqual([
      'figure-typed',
      'body.zh',
    ]);
  });

  it('is offered the reference that says it, or the one that its words speak of', () => {
    receive(world, 36_000, { item: 'mask-surgical', standard: 'YY 0469-2011' });
    const offered = (zh: string) =>
      world.refused(SEATS.lead, 'release.draft-notice', notice({ zh })).map(({ parameters }) => parameters);
    expect(offered('现有口罩 36000 只')).toMatchObject([
      { number: '36000', words: '口罩', reference: 'goods.received:mask-surgical', now: 36_000 },
    ]);
    expect(offered('还缺护目镜 500 副')).toMatchObject([{ reference: 'needs.missing:goggles', now: 0 }]);
    expect(offered('已送达医用外科口罩 7 只')).toMatchObject([
      { reference: 'goods.delivered:mask-surgical' },
    ]);
  });

  it('stands neither in the reason of a correction nor in an answer to the public or the subject of a conference', () => {
    const { release } = draft({});
    publish(release);
    const corrects = { of: release, cause: 'typing', reason: '口罩应为 36000 只' };
    for (const [command, input] of [
      ['release.draft-notice', notice({})],
      ['release.draft-goods-report', here],
    ] as const)
      expect(world.refused(SEATS.lead, command, { ...input, corrects })).toMatchObject([
        { code: 'figure-typed', field: 'corrects.reason' },
      ]);
    const question = { zh: '口罩 36000 只去了哪里？', en: 'Where did 36,000 masks go?' };
    const { opinion } = world.done(SEATS.lead, 'opinion.notice', { ...here, question, source: '热线' });
    const answer = { zh: '发了口罩 36000 只', en: 'See the release' };
    expect(world.refused(SEATS.second, 'opinion.answer', { ...here, opinion, answer })).toMatchObject([
      { code: 'figure-typed', field: 'answer.zh' },
    ]);
    const title = { zh: '发布会', en: '36,000 masks' };
    expect(world.refused(SEATS.second, 'press-conference.record', { ...here, title })).toMatchObject([
      { code: 'figure-typed', field: 'title.en' },
    ]);
    const sourced = { ...here, title: { zh: '发布会', en: 'Conference' }, source: '收到N95口罩36000只' };
    expect(world.refused(SEATS.second, 'press-conference.record', sourced)).toMatchObject([
      { code: 'figure-typed', field: 'source' },
    ]);
    world.done(SEATS.second, 'press-conference.record', { ...sourced, source: 'https://example.org/36000' });
  });

  it('does not stand in what the public reads about goods that lie idle', () => {
    const explaining = { ...here, lot: receive(world, 36_000).lot.id };
    expect(
      world.refused(SEATS.gate, 'lot.explain-idle', {
        ...explaining,
        explanation: '收到N95口罩36000只，已发32000只',
      }),
    ).toMatchObject([
      { code: 'figure-typed', field: 'explanation', parameters: { number: '36000' } },
      { code: 'figure-typed', field: 'explanation', parameters: { number: '32000' } },
    ]);
    world.done(SEATS.gate, 'lot.explain-idle', {
      ...explaining,
      explanation: '口罩 12 月 3 日送检，等待报告',
    });
    world.audit();
  });

  it('is found wherever in a text it stands', () => {
    const filler = fc.constantFrom(
      '各位市民：',
      '请查收。',
      '感谢支持',
      '\n',
      '2020年1月26日，',
      '第十四条：',
    );
    fc.assert(
      fc.property(
        fc.array(filler, { maxLength: 8 }),
        fc.array(filler, { maxLength: 8 }),
        fc.integer({ min: 2, max: 999_999 }),
        (before, after, amount) => {
          const zh = `${before.join('')}收到口罩 ${amount} 只${after.join('')}`;
          expect(refused({ zh }).map(([code]) => code)).toContain('figure-typed');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('another number of a notice', () => {
  const zh = '共有 300 名志愿者，合格率 95%。';
  const numbers = [
    { text: '300', reason: '志愿者协会登记' },
    { text: '95%', reason: '检验所通报' },
  ];

  it('needs a reason by whoever drafts, and the word of whoever publishes', () => {
    expect(refused({ zh })).toEqual([
      ['number-unproven', 'body.zh'],
      ['number-unproven', 'body.zh'],
    ]);
    const { release } = draft({ zh, en: '300 volunteers', numbers });
    const questions = world.refused(SEATS.second, 'release.publish', { ...here, release });
    expect(questions).toMatchObject([
      { code: 'number-stood-for', parameters: { number: '300', reason: '志愿者协会登记' } },
      { code: 'number-stood-for', parameters: { number: '95%' } },
    ]);
    const [one, other] = questions.map(({ confirm }) => confirm as string);
    expect(
      world.refused(SEATS.second, 'release.publish', { ...here, release, confirmed: [one] }),
    ).toMatchObject([{ code: 'number-stood-for', parameters: { number: '95%' } }]);
    publish(release, [one as string, other as string]);
    expect(latest().content.numbers).toEqual(numbers);
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [one, other] });
    world.audit();
  });

  it('is not asked about where it is none: dates, times, articles, telephones, papers', () => {
    draft({
      zh: '依据《慈善法》第七十三条，自2020年1月26日8时起，请拨打 12345 热线，医用防护口罩（GB 19083-2010）须附鄂民政〔2020〕3号规定的凭证。\n1. 注明批号\n2. 24小时内答复',
      en: 'Under Article 56, from 26 January 2020 at 8:00, call 12345. Masks need a paper (GB 19083-2010), see No. 12.',
    });
  });

  it('of a paper that may be mistaken for an amount needs a reason beside goods, and none elsewhere', () => {
    for (const [text, number] of [
      ['masks, ISO 36000', 'ISO 36000'],
      ['口罩见鄂防指〔2020〕36000号', '〔2020〕36000号'],
      ['Masks: see No. 36000.', 'No. 36000'],
    ] as const) {
      expect(refused({ zh: text }), text).toEqual([['number-unproven', 'body.zh']]);
      draft({ zh: text, numbers: [{ text: number, reason: '标准原文' }] });
    }
    draft({ zh: '见鄂防指〔2020〕36000号、ISO 9001。', en: 'See No. 36000 and ISO 9001.' });
  });

  it('of a thing that is no goods may follow a sentence on goods, with a reason', () => {
    const zh = '请捐赠口罩。现有 3 个工作组，收到 5 份报告、7 件投诉。请附复印件 2 份。';
    expect(refused({ zh })).toEqual([3, 5, 7, 2].map(() => ['number-unproven', 'body.zh']));
    // Of goods three sentences away 36 个 may be anything.
    expect(refused({ zh: '请捐赠口罩。谢谢。请联系我们。共 36 个。' })).toEqual([
      ['number-unproven', 'body.zh'],
    ]);
  });

  it('of those that its sentence counts, and letters that are types and sizes, are no goods’', () => {
    const unproven = (en: string) => refused({ en }).map(([code]) => code);
    expect(unproven('500 volunteers packed masks. 36 of them stayed the night.')).toEqual([
      'number-unproven',
      'number-unproven',
    ]);
    expect(unproven('Masks came. Patients were seen; 36 of them were sent home.')).toEqual([
      'number-unproven',
    ]);
    for (const harmless of [
      'Type III masks are here.',
      'Gowns of size XXL are here.',
      'Masks with CCC marks.',
    ])
      draft({ en: harmless });
  });

  it('of people, houses, shares and money may stand beside goods', () => {
    const zh = '发放口罩 {gifts.count} 次，300 名志愿者，12 家医院，合格率 95%，花费 50 万元，5 人份';
    expect(refused({ zh })).toEqual([
      ...['300', '12', '95', '500000'].map(() => ['number-unproven', 'body.zh']),
      // What one person takes is goods.
      ['figure-typed', 'body.zh'],
    ]);
  });

  it('is listed only where it stands in the text, and its reason says no amount of goods', () => {
    expect(refused({ numbers: [{ text: '300', reason: '登记' }] })).toEqual([
      ['number-not-in-text', 'numbers.0.text'],
    ]);
    expect(refused({ zh: '共 300 人', numbers: [{ text: '300', reason: '发了口罩 36000 只' }] })).toEqual([
      ['figure-typed', 'numbers.0.reason'],
    ]);
  });
});
