import { donorHistory, giftByCode, itemFlows, keysOf } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../../../test/support/indexes.ts';
import { HALL, hubei, INCIDENT, paper, SEATS, type World } from '../../../test/support/world.ts';

const here = { incident: INCIDENT };
const SECOND = SEATS.inspection;
let world: World;
beforeEach(() => {
  world = hubei();
});

const give = (donor: string, name: string, amount: number) =>
  world.done(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'organisation', donor, name }, receiver: 'red-cross', place: HALL },
    mode: 'discretionary',
    lots: [{ claimedItem: 'mask-medical-protective', amount, evidence: [paper('GB 19083-2010')] }],
  }).receiptCode as string;
const nameOn = (code: string) => giftByCode(world.view, code)?.donorName.zh;
const rename = (donor: string, name: string) => ({ ...here, donor, name, reason: '写漏一个字' });
const merge = (donor: string, into: string) => ({ ...here, donor, into, reason: '登记了两次' });
const history = (donor: string) => donorHistory(world.view, INCIDENT, donor);

const allHolds = () => {
  indexesAreTheirDefinitions(world.state, world.incident);
  world.audit();
};

describe('a donor’s name that was spelt wrongly', () => {
  it('is put right by one person; the receipt keeps its own, and both are shown', () => {
    const code = give('donor-1', '某企', 100);
    world.done(SEATS.receiving, 'donor.rename', rename('donor-1', '某企业'));
    expect(nameOn(code)).toBe('某企业');
    expect(giftByCode(world.view, code)?.donor).toMatchObject({ name: '某企' });
    expect(history('donor-1')).toMatchObject({
      name: '某企业',
      former: [{ name: '某企', until: world.now, reason: '写漏一个字' }],
      gifts: [{ receiptCode: code, enteredAs: '某企' }],
    });
    // Whoever types the new name means the same donor.
    const again = world.done(SEATS.receiving, 'donation.receive', {
      ...{ ...here, donor: { kind: 'organisation', name: '某企业' }, receiver: 'red-cross' },
      ...{ mode: 'discretionary', money: { currency: 'CNY', amount: 5 } },
    });
    expect(history('donor-1')?.gifts.map(({ receiptCode }) => receiptCode)).toContain(again.receiptCode);
    world.done(SEATS.receiving, 'donor.rename', rename('donor-1', '某企业集团'));
    expect(history('donor-1')?.former.map(({ name }) => name)).toEqual(['某企', '某企业']);
    allHolds();
  });

  it('is another name of an organisation that gave, and names nobody’s telephone', () => {
    give('donor-1', '某企', 100);
    const refused = (donor: string, name: string) =>
      world.refused(SEATS.receiving, 'donor.rename', rename(donor, name));
    expect(refused('donor-1', '某企')).toMatchObject([
      { code: 'input-invalid', field: 'name', parameters: { rule: 'correction-changes-nothing' } },
    ]);
    expect(refused('donor-9', '某')).toMatchObject([{ code: 'not-found', parameters: { kind: 'donor' } }]);
    expect(refused('donor-1', '某企 13800138000')).toMatchObject([{ code: 'personal-data', field: 'name' }]);
    expect(world.refused(SEATS.union, 'donor.rename', rename('donor-1', '某'))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
  });
});

describe('one giver under two entries', () => {
  it('is one from now on, when two people say so; both histories and receipts stay', () => {
    const [first, second] = [give('donor-1', '某企业', 100), give('donor-2', '某企业集团', 40)];
    const { merge: id } = world.done(SEATS.receiving, 'donor.merge', merge('donor-2', 'donor-1'));
    expect(nameOn(second)).toBe('某企业集团');
    const confirm = { ...here, merge: id };
    expect(world.refused(SEATS.receiving, 'donor-merge.confirm', confirm)).toMatchObject([
      { code: 'four-eyes' },
    ]);
    world.done(SECOND, 'donor-merge.confirm', confirm);
    expect([nameOn(first), nameOn(second)]).toEqual(['某企业', '某企业']);
    expect(history('donor-2')).toEqual(history('donor-1'));
    expect(history('donor-1')).toMatchObject({
      entries: ['donor-1', 'donor-2'],
      merges: [{ names: { donor: '某企业集团', into: '某企业' }, reason: '登记了两次', status: 'made' }],
      gifts: [
        { receiptCode: second, enteredAs: '某企业集团' },
        { receiptCode: first, enteredAs: '某企业' },
      ],
    });
    // The ledger keeps each gift where it was given; who looks at the whole sees one giver.
    const { nodes, links } = itemFlows(world.view, INCIDENT, 'mask-medical-protective');
    expect(nodes.filter(({ stage }) => stage === 'donor').map(({ id }) => id)).toEqual(['donor:donor-1']);
    expect(links).toContainEqual({ from: 'donor:donor-1', to: 'receiver:red-cross', amount: 140 });
    // Under either name or id it gives as the one.
    give('donor-2', '某企业集团', 7);
    expect([...keysOf(world.incident.giftsOfDonor.get('donor-1') ?? [])]).toHaveLength(2);
    expect(world.refused(SECOND, 'donor-merge.confirm', confirm)).toMatchObject([{ code: 'wrong-state' }]);
    allHolds();
  });

  it('may be three, and the last one stands for all', () => {
    const codes = [give('donor-1', '甲', 1), give('donor-2', '乙', 2), give('donor-3', '丙', 3)];
    for (const [donor, into] of [
      ['donor-1', 'donor-2'],
      ['donor-1', 'donor-3'],
    ] as const) {
      const { merge: id } = world.done(SEATS.receiving, 'donor.merge', merge(donor, into));
      world.done(SECOND, 'donor-merge.confirm', { ...here, merge: id });
    }
    expect(codes.map(nameOn)).toEqual(['丙', '丙', '丙']);
    expect(history('donor-1')?.entries).toEqual(['donor-3', 'donor-2', 'donor-1']);
    expect(world.refused(SEATS.receiving, 'donor.merge', merge('donor-1', 'donor-2'))).toMatchObject([
      { code: 'input-invalid', field: 'into' },
    ]);
    allHolds();
  });

  it('is proposed once at a time, and may be two after all', () => {
    give('donor-1', '甲', 1);
    give('donor-2', '乙', 2);
    const { merge: id } = world.done(SEATS.receiving, 'donor.merge', merge('donor-1', 'donor-2'));
    expect(world.refused(SEATS.receiving, 'donor.merge', merge('donor-2', 'donor-1'))).toMatchObject([
      { code: 'already-exists', parameters: { id } },
    ]);
    const decline = { ...here, merge: id, reason: '是两家' };
    world.done(SECOND, 'donor-merge.decline', decline);
    expect(world.refused(SECOND, 'donor-merge.decline', decline)).toMatchObject([{ code: 'wrong-state' }]);
    expect(history('donor-1')).toMatchObject({ name: '甲', merges: [{ status: 'declined' }] });
    expect(world.refused(SECOND, 'donor-merge.confirm', { ...here, merge: 'x' })).toMatchObject([
      { code: 'not-found' },
    ]);
    expect(world.refused(SEATS.receiving, 'donor.merge', merge('donor-1', 'donor-9'))).toMatchObject([
      { code: 'not-found', field: 'into' },
    ]);
    allHolds();
  });

  it('are separated again where they were two; what had been one before stays one', () => {
    const codes = [give('donor-1', '甲', 1), give('donor-2', '乙', 2), give('donor-3', '丙', 3)];
    const merges = (
      [
        ['donor-1', 'donor-2'],
        ['donor-2', 'donor-3'],
      ] as const
    ).map(([donor, into]) => {
      const { merge: id } = world.done(SEATS.receiving, 'donor.merge', merge(donor, into));
      world.done(SECOND, 'donor-merge.confirm', { ...here, merge: id });
      return id as string;
    });
    const separate = (index: number) => ({ ...here, merge: merges[index], reason: '是两家' });
    expect(world.refused(SECOND, 'donor.separate', separate(1))).toMatchObject([
      { code: 'four-eyes', parameters: { first: 'donor-merge.confirm' } },
    ]);
    world.done(SEATS.receiving, 'donor.separate', separate(1));
    expect(codes.map(nameOn)).toEqual(['乙', '乙', '丙']);
    expect(history('donor-1')?.entries).toEqual(['donor-2', 'donor-1']);
    expect(history('donor-3')).toMatchObject({
      entries: ['donor-3'],
      merges: [{ separated: { reason: '是两家' } }],
    });
    expect(world.refused(SEATS.receiving, 'donor.separate', separate(1))).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'separated' } },
    ]);
    world.done(SEATS.receiving, 'donor.separate', separate(0));
    expect(codes.map(nameOn)).toEqual(['甲', '乙', '丙']);
    const { merge: again } = world.done(SEATS.receiving, 'donor.merge', merge('donor-3', 'donor-1'));
    world.done(SECOND, 'donor-merge.confirm', { ...here, merge: again });
    expect(codes.map(nameOn)).toEqual(['甲', '乙', '甲']);
    allHolds();
  });
});

describe('whose a donor is', () => {
  const money = (donor: object, receiver = 'lead', amount = 5) => ({
    ...{ ...here, donor, receiver, mode: 'discretionary', money: { currency: 'CNY', amount } },
  });

  it('is the matter of whoever entered it first: a gift of one’s own gives no say over another’s donor', () => {
    const firm = { kind: 'organisation', donor: 'donor-1', name: '某企业' };
    world.done(SEATS.lead, 'donation.receive', money(firm));
    world.done(SEATS.receiving, 'donation.receive', money(firm, 'red-cross', 6));
    expect(world.refused(SEATS.receiving, 'donor.rename', rename('donor-1', '某企'))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    give('donor-2', '某企', 3);
    const { merge: id } = world.done(SEATS.receiving, 'donor.merge', merge('donor-1', 'donor-2'));
    const confirm = { ...here, merge: id };
    expect(world.refused(SECOND, 'donor-merge.confirm', confirm)).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    world.done(SEATS.lead, 'donor-merge.confirm', confirm);
    allHolds();
  });

  it('is nobody’s to hide or to borrow: an id goes with its own name and kind', () => {
    give('donor-1', '某企业', 100);
    const another = (donor: object) =>
      world.refused(SEATS.receiving, 'donation.receive', money(donor, 'red-cross'));
    for (const donor of [
      { kind: 'anonymous', donor: 'donor-1' },
      { kind: 'person', donor: 'donor-1', commitment: 'a'.repeat(64) },
      { kind: 'organisation', donor: 'donor-1', name: '骗子公司' },
      { kind: 'organisation', donor: 'union', name: '某公益基金会' },
      { kind: 'anonymous', donor: 'union' },
    ])
      expect(another(donor)).toMatchObject([{ code: 'donor-is-another', field: 'donor.donor' }]);
    world.done(SEATS.receiving, 'donor.rename', rename('donor-1', '某企业集团'));
    for (const name of ['某企业', '某企业集团'])
      world.done(
        SEATS.receiving,
        'donation.receive',
        money({ kind: 'organisation', donor: 'donor-1', name }, 'red-cross', name.length),
      );
    allHolds();
  });

  it('bears no wholly different name by one person’s word, neither here nor in one gift', () => {
    give('donor-1', '错证厂', 100);
    expect(
      world.refused(SEATS.receiving, 'donor.rename', rename('donor-1', '阿里巴巴公益基金会')),
    ).toMatchObject([{ code: 'name-is-another', field: 'name' }]);
    const [gift] = [...world.incident.donations.keys()];
    const to = { donorName: '阿里巴巴公益基金会' };
    const correction = { ...here, donation: gift, lot: null, to, reason: '登记错' };
    expect(world.done(SEATS.receiving, 'correction.propose', correction)).toMatchObject({
      needsSecond: true,
    });
    allHolds();
  });
});
