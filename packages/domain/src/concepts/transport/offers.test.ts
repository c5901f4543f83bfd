import { describe, expect, it } from 'vitest';
import type { IncidentState } from '../../kernel/state/state.ts';
import { estimateUse } from '../load/burn-rate.ts';
import { gramsPromised, offersAt } from './offers.ts';

const offer = (id: string, more: object = {}) => [
  id,
  { id, ended: null, validFrom: '2020-01-02T00:00:00.000Z', validUntil: '2020-01-04T00:00:00.000Z', ...more },
];
const order = (id: string, issuedAt: string, more: object = {}) => [
  id,
  { id, issuedAt, transport: 'lorry', status: 'issued', lines: [{ lot: 'lot', amount: 10 }], ...more },
];
const incident = (records: object): IncidentState => records as IncidentState;

describe('offers of transport', () => {
  it('are in force from their first instant until just before their last, unless they were ended', () => {
    const offers = new Map([
      offer('b'),
      offer('a', { validUntil: null }),
      offer('c', { ended: {} }),
    ] as never);
    const at = (moment: string) => offersAt(incident({ offers }), moment).map(({ id }) => id);
    expect(at('2020-01-01T23:59:59.999Z')).toEqual([]);
    expect(at('2020-01-02T00:00:00.000Z')).toEqual(['a', 'b']);
    expect(at('2020-01-03T23:59:59.999Z')).toEqual(['a', 'b']);
    expect(at('2020-01-04T00:00:00.000Z')).toEqual(['a']);
  });

  it('stand in the order of their names, in whatever order they were made', () => {
    for (const names of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
      const offers = new Map([...names].map((id) => offer(id)) as never);
      expect(
        offersAt(incident({ offers }), '2020-01-03T00:00:00.000Z')
          .map(({ id }) => id)
          .join(''),
      ).toBe('abc');
    }
  });

  it('have carried what was ordered that day by the clock of the place; what was taken back is free again', () => {
    const orders = [
      order('before', '2020-01-25T15:59:59.999Z'),
      order('first', '2020-01-25T16:00:00.000Z'),
      order('cancelled', '2020-01-26T01:00:00.000Z', { status: 'cancelled' }),
      order('expired', '2020-01-26T01:00:00.000Z', { status: 'expired' }),
      order('sent', '2020-01-26T15:59:59.999Z', { status: 'dispatched' }),
      order('other', '2020-01-26T15:59:59.999Z', { transport: 'train' }),
      order('after', '2020-01-26T16:00:00.000Z'),
    ];
    const records = {
      clock: '+08:00',
      orders: new Map(orders as never),
      ordersCarried: orders.map(([id]) => id),
      lots: new Map([['lot', { item: 'masks' }]]),
    };
    const promised = gramsPromised(incident(records), '2020-01-26', (item) => (item === 'masks' ? 5 : 0));
    expect([...promised].sort()).toEqual([
      ['lorry', 100],
      ['train', 50],
    ]);
  });
});

describe('what care takes where nobody has said it', () => {
  const RATES = [
    { item: 'gown', setting: null, perThousandPatientDays: 9_000, source: 'x' },
    { item: 'mask', setting: null, perThousandPatientDays: 1_000, source: 'x' },
    { item: 'mask', setting: 'isolation' as const, perThousandPatientDays: 2_500, source: 'x' },
  ];
  const loads = (patients: number | null, beds: number | null) =>
    incident({
      loads: new Map([
        [
          'union',
          {
            counts: [
              { setting: 'isolation', patients, beds },
              { setting: 'community', patients, beds },
            ],
          },
        ],
      ]),
    });
  const use = (
    of: IncidentState,
    item: string,
    setting: 'isolation' | 'community' = 'isolation',
    facility = 'union',
  ) => estimateUse(of, RATES, facility, item, setting);

  it('is the rate of that very setting before the one for all, rounded up', () => {
    expect(use(loads(3, null), 'mask')).toEqual({ patients: 3, perThousandPatientDays: 2_500, usePerDay: 8 });
    expect(use(loads(3, null), 'mask', 'community')?.usePerDay).toBe(3);
    expect(use(loads(3, null), 'gown')?.usePerDay).toBe(27);
  });

  it('is bounded by beds; unknown where neither patients nor beds, no rate or no load is known', () => {
    expect(use(loads(30, 20), 'mask')?.patients).toBe(20);
    expect(use(loads(10, 20), 'mask')?.patients).toBe(10);
    expect(use(loads(null, 20), 'mask')?.patients).toBe(20);
    expect(use(loads(null, null), 'mask')).toBeNull();
    expect(use(loads(3, 3), 'drug')).toBeNull();
    expect(use(loads(3, 3), 'mask', 'isolation', 'renai')).toBeNull();
  });
});
