import { compareText } from '../../kernel/canonical/compare.ts';
import type { ItemIndex } from '../../kernel/item/index-of-items.ts';
import { itemsNamed } from '../../kernel/item/items-named.ts';
import { CURRENCIES, sumOfMoney } from '../../kernel/money/currency.ts';
import { figure } from '../../kernel/refusal/sentence.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { type Bilingual, both } from '../../kernel/words/words.ts';
import type { GoodsRow } from './facts.ts';
import { goodsRow } from './goods-report.ts';

/** One figure that a notice may name: what it is called, what it is asked of, and what the record says now. */
export type FigureDefinition = {
  readonly name: Bilingual;
  readonly of: 'item' | 'currency' | null;
  /** Of an item base units, of a currency minor units; else how many. */
  readonly value: (incident: IncidentState, argument: string) => number;
};

const goods = (zh: string, en: string, part: Exclude<keyof GoodsRow, 'item'>): FigureDefinition => ({
  name: both(zh, en),
  of: 'item',
  value: (incident, item) => goodsRow(incident, item)[part],
});
const needs = (
  zh: string,
  en: string,
  part: 'waiting' | 'missingKnown' | 'waitingUnknown',
): FigureDefinition => ({
  name: both(zh, en),
  of: 'item',
  value: ({ itemNeeds }, item) => itemNeeds.get(item)?.[part] ?? 0,
});

/** The closed list, by the word that stands in a reference. Each reads a sum that `evolve` keeps: none walks the record. */
export const FIGURES = {
  'goods.received': goods('物资：收到', 'Goods received', 'received'),
  'goods.quarantined': goods('物资：待查验', 'Goods in quarantine', 'quarantined'),
  'goods.stock': goods('物资：库存（未分配）', 'Goods in stock, not promised', 'stock'),
  'goods.reserved': goods('物资：已分配待发', 'Goods promised, not sent yet', 'reserved'),
  'goods.in-transit': goods('物资：运输中', 'Goods on the way', 'inTransit'),
  'goods.delivered': goods('物资：送达', 'Goods delivered', 'delivered'),
  'goods.consumed': goods('物资：已使用', 'Goods used', 'consumed'),
  'goods.lost': goods('物资：损耗', 'Goods lost', 'lost'),
  'goods.returned': goods('物资：退回', 'Goods returned', 'returned'),
  'needs.facilities': needs('需求：等待的单位数', 'Facilities that wait for it', 'waiting'),
  'needs.missing': needs('需求：已知缺口', 'Known to be missing', 'missingKnown'),
  'needs.unknown': needs(
    '需求：数量未知的单位数',
    'Facilities that need an unknown amount',
    'waitingUnknown',
  ),
  'gifts.count': { name: both('捐赠笔数', 'Gifts'), of: null, value: ({ donations }) => donations.size },
  'gifts.donors': { name: both('捐赠方数', 'Donors'), of: null, value: ({ donors }) => donors.size },
  'shipments.count': {
    name: both('已发运单数', 'Shipments sent'),
    of: null,
    value: ({ shipments, neverLeft }) => shipments.size - neverLeft,
  },
  'money.received': {
    name: both('善款：收到', 'Money received'),
    of: 'currency',
    value: ({ moneyGiven }, currency) => moneyGiven.get(currency) ?? 0,
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

export type KnownFigure = { readonly name: FigureName; readonly argument: string };

/** What a reference means; null: nothing that the list, the catalogue or the currencies hold. */
export function figureOf(items: ItemIndex, reference: string): KnownFigure | null {
  const [name = '', argument = '', ...more] = reference.split(':');
  if (!Object.hasOwn(FIGURES, name) || more.length > 0) return null;
  const { of } = FIGURES[name as FigureName];
  const isKnown =
    of === null ? argument === '' : of === 'item' ? items.byId.has(argument) : CURRENCIES.includes(argument);
  return isKnown ? { name: name as FigureName, argument } : null;
}

export const figureNow = (incident: IncidentState, { name, argument }: KnownFigure): number =>
  FIGURES[name].value(incident, argument);

/** A figure as it stands in the text, in either language: `36,000`; of money without its currency. */
export function saidAs(reference: string, value: number): string {
  const [name, currency = ''] = reference.split(':');
  return name === 'money.received' ? sumOfMoney(value, currency) : figure(value);
}

/** As many as a refusal names. */
const NEAR_MAX = 5;

/** References that somebody may have meant who wrote another one. */
export function nearReferences(items: ItemIndex, reference: string): string[] {
  const [name = '', argument = ''] = reference.split(':');
  const alike = Object.hasOwn(FIGURES, name)
    ? [name as FigureName]
    : FIGURE_NAMES.filter(
        (each) => each.startsWith(name.split('.')[0] ?? '') || name.endsWith(each.split('.')[1] ?? '-'),
      );
  const named = argument === '' ? [] : itemsNamed(items, argument).map(({ id }) => id);
  const [first = 'mask-surgical'] = items.byId.keys();
  return (alike.length > 0 ? alike : FIGURE_NAMES)
    .flatMap((each) => {
      const { of } = FIGURES[each];
      if (of === null) return [each];
      if (of === 'currency') return [`${each}:CNY`];
      return (named.length > 0 ? named : [items.byId.has(argument) ? argument : first]).map(
        (id) => `${each}:${id}`,
      );
    })
    .sort((a, b) => compareText(a, b))
    .slice(0, NEAR_MAX);
}
