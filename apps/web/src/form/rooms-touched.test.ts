import { beforeAll, describe, expect, it } from 'vitest';
import { allocationSection } from '#concepts/allocation/form.ts';
import { breakGlassSection } from '#concepts/break-glass/form.ts';
import { correctionSection } from '#concepts/correction/form.ts';
import { deliveryCorrectionSection } from '#concepts/delivery-correction/form.ts';
import { inspectionSection } from '#concepts/donation/inspection-form.ts';
import { deliverySection, handOverSection } from '#concepts/shipment/delivery-form.ts';
import { orderSection } from '#concepts/shipment/form.ts';
import { shipmentCorrectionSection } from '#concepts/shipment-correction/form.ts';
import { stockSection } from '#concepts/stock/form.ts';
import { lossSection } from '#concepts/stock/loss-form.ts';
import { read } from '../../../../packages/domain/test/support/counted.ts';
import type { Gifts } from '../../../../packages/domain/test/support/gifts.ts';
import { daysGoneWrong } from '../../../../packages/domain/test/support/slips.ts';
import { INCIDENT } from '../../../../packages/domain/test/support/world.ts';
import { WorkContext } from './context.ts';
import type { Section } from './section.ts';

const FACILITIES = 8;
/** In both there is more than any room shows; in one twice as much. */
const DAYS = [14, 28];
const PER_DAY = 40;
/** What is open waits for somebody, and each that is not the visitor's is passed over. */
const OPEN_SHARE = 5;
const OPEN_TOUCHES = 4;

const responses: Gifts[] = [];
beforeAll(() => {
  for (const days of DAYS) responses.push(daysGoneWrong(days, PER_DAY, FACILITIES));
});

const make = (
  gifts: Gifts,
  section: Section,
  [organisation, room]: readonly [string, string],
  search = '',
) => {
  let items: ReturnType<Section['make']> = [];
  const { touched } = read(gifts, (view) => {
    const incident = view.state.incidents.get(INCIDENT);
    if (!incident) throw new Error('there is no incident');
    const visitor = { organisation, seat: `${organisation}.${room}`, name: 'Somebody' };
    const asked = new URLSearchParams(search);
    items = section.make(new WorkContext(view, incident, visitor, 'zh', null, [], asked));
    return null;
  });
  return { items, touched };
};

const ROOMS: readonly (readonly [Section, string, string])[] = [
  [allocationSection, 'lead', 'second'],
  [breakGlassSection, 'charity-0', 'gate'],
  [breakGlassSection, 'lead', 'second'],
  [stockSection, 'charity-0', 'desk'],
  [lossSection, 'charity-0', 'inspection'],
  [orderSection, 'charity-0', 'gate'],
  [handOverSection, 'charity-0', 'desk'],
  [deliverySection, 'hospital-0', 'pharmacy'],
  [deliveryCorrectionSection, 'hospital-0', 'ward'],
  [shipmentCorrectionSection, 'charity-0', 'desk'],
  [correctionSection, 'charity-0', 'desk'],
  [inspectionSection, 'charity-0', 'inspection'],
];

describe('a room of the workspace after a long response', () => {
  it.each(ROOMS.map((room) => [`${room[0].id} of ${room[1]}`, room] as const))('%s', (_name, room) => {
    const [section, ...who] = room;
    const [short, long] = responses.map((gifts) => make(gifts, section, who));
    const more = ((DAYS[1] ?? 0) - (DAYS[0] ?? 0)) * PER_DAY;
    const waiting = OPEN_TOUCHES * (more / OPEN_SHARE);
    expect((long?.touched ?? 0) - (short?.touched ?? 0)).toBeLessThanOrEqual(waiting + 100);
    expect(long?.items.length).toBeLessThanOrEqual(210);
  });

  it('leads on to what has lain there longer, until all has been seen', () => {
    const [gifts] = responses as [Gifts];
    const seen: string[] = [];
    for (let search: string | undefined = ''; search !== undefined; ) {
      const { items } = make(gifts, stockSection, ['charity-0', 'gate'], search);
      const lots = items.filter(({ id }) => gifts.incident.lots.has(id));
      expect(lots.length).toBeLessThanOrEqual(50);
      seen.push(...lots.map(({ id }) => id));
      const href: string | undefined = items.find(({ id }) => id === 'earlier-lots')?.link?.href;
      search = href?.split('?')[1];
    }
    const lying = [...gifts.incident.pilesOfLot.keys()].filter(
      (lot) => gifts.incident.lots.get(lot)?.owner === 'charity-0',
    );
    expect(seen).toHaveLength(new Set(seen).size);
    expect(new Set(seen)).toEqual(new Set(lying));
  });
});
