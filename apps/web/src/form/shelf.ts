import { type PageOf, type StockedLot, stockOf } from '@tongzhou/domain';
import { number } from '#format/format.ts';
import type { WorkContext } from './context.ts';
import type { WorkItem } from './form.ts';

/** What lies on the visitor's shelves, the latest first: so many of them, from where the room's address says. */
export const shelf = ({ view, incident, visitor, asked }: WorkContext, most: number): PageOf<StockedLot> =>
  stockOf(view, incident.id, visitor.organisation, { most, before: asked?.get('before') ?? '' });

/** Leads on to what has lain there longer, and back. */
export function otherLots(
  context: WorkContext,
  room: string,
  { first, last, count, next }: PageOf<StockedLot>,
) {
  const address = `/${context.language}/work/${room}`;
  const lead = (id: string, label: string, href: string): WorkItem => ({
    ...{ id, forms: [], link: { href, label } },
    heading: context.w(
      `在库第 ${number(first)}–${number(last)} 批，共 ${number(count)} 批`,
      `Lots ${number(first)}–${number(last)} of ${number(count)} in stock`,
    ),
    facts: [],
  });
  return [
    ...(first > 1 ? [lead('latest-lots', context.w('回到最近入库的', 'Back to the latest'), address)] : []),
    ...(next === null
      ? []
      : [
          lead(
            'earlier-lots',
            context.w('更早入库的', 'Those that came earlier'),
            `${address}?before=${encodeURIComponent(next)}`,
          ),
        ]),
  ];
}
