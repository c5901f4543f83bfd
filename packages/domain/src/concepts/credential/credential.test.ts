import { describe, expect, it } from 'vitest';
import { allocate, hubei, INCIDENT, need, receive, SEATS, type World } from '../../../test/support/world.ts';

const CARRIER = { organisation: 'carrier', seat: 'carrier.desk' };
const LICENCE = {
  organisation: 'carrier',
  credential: 'licence',
  kind: 'transport',
  reference: '鄂交运管许可 0127',
  issuer: '武汉市交通运输局',
  expiresOn: '2020-01-27',
  evidence: { name: 'licence.pdf', sha256: 'a'.repeat(64) },
};
const code = (refusals: readonly { code: string }[]) => refusals.map((each) => each.code);

function withCarrier(): World {
  const world = hubei();
  world.done(SEATS.lead, 'organisation.register', {
    organisation: 'carrier',
    name: { zh: '承运单位', en: 'carrier' },
    kind: 'enterprise',
    area: '420100',
  });
  world.done(SEATS.lead, 'mandate.grant', {
    mandate: 'mandate-carrier',
    holder: 'carrier',
    functions: ['release-goods'],
    reach: 'area',
    area: '420100',
    incident: INCIDENT,
    requires: ['transport'],
    legalBasis: '运输协议',
  });
  return world;
}
const order = (world: World, hospital: 'union' | 'renai' = 'union') => {
  receive(world, 1_000);
  need(world, hospital, 1_000);
  return allocate(world).orders[0] as string;
};
const dispatch = (world: World, id: string) =>
  world.act(CARRIER, 'shipment.dispatch', { incident: INCIDENT, order: id, carrier: '承运单位' });
const check = (world: World, outcome = 'confirmed') =>
  world.done(SEATS.lead, 'credential.check', { credential: 'licence', outcome, note: '已查登记册' });
const lacking = (standing: string) => ({
  refusals: [{ code: 'credential-missing', parameters: { kind: 'transport', standing } }],
});

describe('a mandate that requires a credential', () => {
  it('stands still until one is presented by its holder and confirmed by another', () => {
    const world = withCarrier();
    const waiting = order(world);
    expect(dispatch(world, waiting)).toMatchObject(lacking('missing'));
    world.done(CARRIER, 'credential.present', LICENCE);
    expect(dispatch(world, waiting)).toMatchObject(lacking('unchecked'));
    check(world);
    expect(dispatch(world, waiting)).toMatchObject({ ok: true });
    world.audit();
  });

  it('an expiry in mid-task: what has left stays on its way, the next act is refused and names it; a renewal mends it', () => {
    const world = withCarrier();
    const [first, second] = [order(world), order(world, 'renai')];
    world.done(CARRIER, 'credential.present', LICENCE);
    check(world);
    const sent = world.done(CARRIER, 'shipment.dispatch', {
      incident: INCIDENT,
      order: first,
      carrier: '承运单位',
    }).shipment as string;
    world.now = '2020-01-27T16:00:00.000Z';
    expect(dispatch(world, second)).toMatchObject({
      refusals: [
        {
          code: 'credential-missing',
          parameters: { standing: 'expired', expiredOn: '2020-01-27', couldAct: ['red-cross'] },
        },
      ],
    });
    world.done(SEATS.union, 'delivery.confirm', {
      incident: INCIDENT,
      shipment: sent,
      lines: world.incident.shipments.get(sent)?.lines.map(({ lot, sent: received }) => ({
        lot,
        received,
        shortage: null,
      })),
    });
    world.done(CARRIER, 'credential.present', { ...LICENCE, credential: 'renewed', expiresOn: '2021-01-27' });
    world.done(SEATS.lead, 'credential.check', {
      credential: 'renewed',
      outcome: 'confirmed',
      note: '已查登记册',
    });
    expect(dispatch(world, second)).toMatchObject({ ok: true });
    world.audit();
  });

  it('is judged on the last day by the clock, to its end', () => {
    const world = withCarrier();
    const waiting = order(world);
    world.done(CARRIER, 'credential.present', LICENCE);
    check(world);
    world.now = '2020-01-27T15:59:59.999Z';
    expect(dispatch(world, waiting)).toMatchObject({ ok: true });
  });

  it('stands still when the credential is revoked or was refused', () => {
    const world = withCarrier();
    const waiting = order(world);
    world.done(CARRIER, 'credential.present', LICENCE);
    check(world, 'refused');
    expect(dispatch(world, waiting)).toMatchObject(lacking('refused'));
    check(world);
    world.done(SEATS.lead, 'credential.revoke', { credential: 'licence', reason: '发证机关吊销' });
    expect(dispatch(world, waiting)).toMatchObject(lacking('revoked'));
    const again = { credential: 'licence', outcome: 'confirmed', note: '再次核验' };
    expect(code(world.refused(SEATS.lead, 'credential.check', again))).toEqual(['wrong-state']);
    world.audit();
  });
});

describe('credentials', () => {
  it('are presented by their holder or a registrar, and by nobody else', () => {
    const world = withCarrier();
    expect(code(world.refused(SEATS.gate, 'credential.present', LICENCE))).toEqual(['mandate-missing']);
    world.done(SEATS.lead, 'credential.present', LICENCE);
    world.audit();
  });

  it('are never checked by their holder', () => {
    const world = withCarrier();
    const own = { ...LICENCE, organisation: 'lead' };
    world.done(SEATS.lead, 'credential.present', own);
    const outcome = { credential: 'licence', outcome: 'confirmed', note: '自查' };
    expect(code(world.refused(SEATS.second, 'credential.check', outcome))).toEqual(['checker-is-holder']);
  });

  it('that have expired already are not taken', () => {
    const world = withCarrier();
    const old = { ...LICENCE, expiresOn: '2020-01-25' };
    expect(world.refused(CARRIER, 'credential.present', old)).toMatchObject([
      { code: 'credential-missing', field: 'expiresOn', parameters: { standing: 'expired' } },
    ]);
  });
});
