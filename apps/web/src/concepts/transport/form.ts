import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment, number } from '#format/format.ts';
import type { Pair } from '#texts/words.ts';

/** Roads and lorries: what an allocation counts on. */
export const transportSection: Section = {
  id: 'transport',
  order: 9,
  may: ['transport'],
  title: ['运力与道路', 'Transport and roads'],
  intro: [
    '道路与运力公开；公约规定须有运力时，分配只承诺承运方能运走的数量。',
    'Roads and offers are public; where the charter asks for it, an allocation promises only what carriers can take.',
  ],
  make: transportItems,
};

function transportItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const where = <const Path extends string>(path: Path, ...words: Pair) =>
    field({
      path,
      kind: 'choice',
      label: context.w(...words),
      ...context.areas(),
    });
  const open = [...incident.offers.values()].filter(
    ({ ended, validUntil }) => ended === null && (validUntil === null || view.now < validUntil),
  );
  const areaName = (code: string): string => {
    const area = view.areas.get(code);
    return area ? context.say(area.name) : code;
  };
  return [
    {
      id: 'route',
      heading: context.w('通报道路', 'State a road'),
      facts: [
        context.w(
          `已通报 ${number(incident.routes.size)} 段（双向各计一段）`,
          `${number(incident.routes.size)} ways stated, each direction counted`,
        ),
      ],
      forms: [
        form({
          command: 'routes.state',
          submit: context.w('通报', 'State'),
          fixed: { incident: incident.id },
          fields: [
            where('routes.0.from', '从', 'From'),
            where('routes.0.to', '到', 'To'),
            { path: 'routes.0.kilometres', kind: 'number', label: context.w('公里', 'Kilometres') },
            { path: 'routes.0.minutes', kind: 'number', label: context.w('分钟', 'Minutes') },
            {
              path: 'routes.0.open',
              kind: 'flag',
              label: context.w('能否通行', 'Can it be passed'),
              options: [
                { value: 'yes', label: context.w('畅通', 'open') },
                { value: 'no', label: context.w('不通', 'closed') },
              ],
            },
            { path: 'source', kind: 'text', label: context.w('来源', 'Source') },
          ],
        }),
      ],
    },
    {
      id: 'offer',
      heading: context.w('提供运力', 'Offer transport'),
      facts: [],
      forms: [
        form({
          command: 'transport.offer',
          submit: context.w('提供', 'Offer'),
          fixed: { incident: incident.id },
          fields: [
            {
              path: 'carrier',
              kind: 'choice',
              label: context.w('承运方', 'Carrier'),
              options: carriers(context),
            },
            where('from', '从（含其下各地）', 'From (and all within)'),
            where('to', '到（含其下各地）', 'To (and all within)'),
            { path: 'kilogramsPerDay', kind: 'number', label: context.w('每日公斤', 'Kilograms a day') },
          ],
        }),
      ],
    },
    ...open.map(
      (offer): WorkItem => ({
        id: offer.id,
        heading: `${context.organisationName(offer.carrier)}: ${areaName(offer.from)} → ${areaName(offer.to)}`,
        facts: [
          context.w(
            `每日 ${number(offer.kilogramsPerDay)} 公斤，自 ${moment(offer.validFrom, context.language)}`,
            `${number(offer.kilogramsPerDay)} kg a day since ${moment(offer.validFrom, context.language)}`,
          ),
        ],
        forms: [
          form({
            command: 'transport.end',
            submit: context.w('终止', 'End'),
            tone: 'second',
            fixed: { incident: incident.id, offer: offer.id },
            fields: [reasonField(context)],
          }),
        ],
      }),
    ),
  ];
}

/** Itself, or anybody where the organisation acts for others. */
function carriers(context: WorkContext) {
  const { view, visitor } = context;
  const own = view.state.organisations.get(visitor.organisation);
  const list =
    own && own.kind !== 'government'
      ? [own]
      : [...view.state.organisations.values()].filter((each) => each.facilityClass === null);
  return list.map((each) => ({ value: each.id, label: context.say(each.name) }));
}
