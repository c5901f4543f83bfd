import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';
import { checkDigitHolds, readGs1 } from '../../kernel/label/gs1.ts';

let world: World;
beforeEach(() => {
  world = hubei();
});
const gift = (lot: object, more: object = {}) => ({
  incident: INCIDENT,
  donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
  ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary' },
  lots: [{ claimedItem: 'gloves-nitrile', amount: 5, evidence: [], ...lot }],
  ...more,
});
const taken = (lot: object, more: object = {}) => {
  const { lots } = world.done(SEATS.receiving, 'donation.receive', gift(lot, more));
  return world.incident.lots.get((lots as { lot: string }[])[0]?.lot ?? '');
};
const refused = (lot: object) => world.refused(SEATS.receiving, 'donation.receive', gift(lot));
const GS = '\u001d';
const TODAY = '2020-01-26';

describe('an expiry as it is printed', () => {
  it.each([
    ['2022-02', '2022-02-28'],
    ['2024/2', '2024-02-29'],
    ['2022/2/8', '2022-02-08'],
    ['2022.02.28', '2022-02-28'],
    ['20220228', '2022-02-28'],
  ])('%s is %s', (typed, day) => expect(taken({ expiresOn: typed })?.expiresOn).toBe(day));

  it.each(['220228', '2022-13', '2022-02-30', '02/2022'])('%s is none', (typed) =>
    expect(refused({ expiresOn: typed })).toMatchObject([
      { code: 'input-invalid', field: 'lots.0.expiresOn' },
    ]),
  );

  it('of a year in which no goods end is asked back, and taken where it is meant', () => {
    for (const day of ['0020-02-28', '9999-12-31', '2036-01-01'])
      expect(refused({ expiresOn: day })).toMatchObject([
        { code: 'date-unlikely', parameters: { date: day } },
      ]);
    const confirmed = ['date-unlikely:lots.0.expiresOn=2036-01-01'];
    expect(taken({ expiresOn: '2036-01-01' }, { confirmed })?.expiresOn).toBe('2036-01-01');
    world.audit();
  });
});

describe('a GS1 code on a box', () => {
  const label = { gtin: '09506000134352', batch: 'B1', serial: 'S1', expiresOn: '2022-01-31' };
  it.each([
    ['in brackets', '(01)09506000134352(17)220131(10)B1(21)S1'],
    ['as a scanner sends it', `]d201095060001343521722013110B1${GS}21S1`],
    ['with day 00', `${GS}01095060001343521722010010B1${GS}21S1`],
  ])('%s fills batch, serial, product and expiry', (_how, scan) => {
    expect(readGs1(scan, TODAY)).toEqual(label);
    expect(taken({ scan })).toMatchObject(label);
    world.audit();
  });

  it('is refused with the place where it cannot be read, and where what was typed differs', () => {
    expect(refused({ scan: '(01)09506000134353' })).toMatchObject([
      { code: 'scan-unreadable', field: 'lots.0.scan', parameters: { fault: 'check-digit', place: 17 } },
    ]);
    for (const [scan, fault, place] of [
      ['(05)1', 'unknown-identifier', 0],
      ['1722013', 'too-short', 2],
      ['(10)B 1', 'characters', 4],
      ['(17)221331', 'date', 4],
    ] as const)
      expect(readGs1(scan, TODAY)).toEqual({ fault, place });
    const lot = { scan: '(17)220131(10)B1', batch: 'B2' };
    expect(refused(lot)).toMatchObject([{ code: 'input-invalid', field: 'lots.0.batch' }]);
  });

  it('holds no number of a person, under whatever identifier', () => {
    for (const scan of ['(10)13800138000', '(240)13800138000'])
      expect(refused({ scan })[0]).toMatchObject({ code: 'personal-data', field: 'lots.0.scan' });
  });

  it('takes the nearer century, and the last day for day 00', () => {
    const on = (date: string) => readGs1(`17${date}`, TODAY);
    expect(on('700228')).toEqual({ expiresOn: '2070-02-28' });
    expect(on('710228')).toEqual({ expiresOn: '1971-02-28' });
    expect(on('240200')).toEqual({ expiresOn: '2024-02-29' });
  });

  it('of any make is read as it was written', () => {
    const gtin = fc.stringMatching(/^\d{13}$/).map((digits) => {
      const check = [...'0123456789'].find((each) => checkDigitHolds(digits + each));
      return `${digits}${check}`;
    });
    const text = fc.stringMatching(/^[A-Za-z0-9./-]{1,20}$/);
    const of = fc.record({ gtin, batch: text, serial: text, month: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(of, ({ gtin: product, batch, serial, month }) => {
        const two = String(month).padStart(2, '0');
        const scan = `01${product}1721${two}1510${batch}${GS}21${serial}`;
        const expiresOn = `2021-${two}-15`;
        expect(readGs1(scan, TODAY)).toEqual({ gtin: product, batch, serial, expiresOn });
      }),
      { numRuns: 10_000 },
    );
  });
});
