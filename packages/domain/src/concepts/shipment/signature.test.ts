import { randomBytes } from 'node:crypto';
import type { Actor } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { writeCode } from '../../kernel/text/code.ts';
import { commitToCode } from '../signature-code/code.ts';
import { deliveryOrigin } from './origin.ts';
import { deliveryRows } from './view.ts';

const DRIVER: Actor = { organisation: 'carrier', seat: 'carrier.driver' };
const PROXY: Actor = { organisation: 'renai', seat: 'renai.pharmacy' };

let world: World;
let lot: string;
let shipment: string;

beforeEach(() => {
  world = hubei();
  const lead = (name: string, input: object) => world.done(SEATS.lead, name, input);
  lead('organisation.register', {
    ...{ organisation: 'carrier', name: { zh: '某物流', en: 'Carrier' }, kind: 'enterprise', area: '420100' },
    ...{ facilityClass: null, externalKeys: [], socialCreditCode: null, address: null, source: null },
  });
  lot = receive(world, 100).lot.id;
  const wanted = need(world, 'union', 100);
  shipment = dispatch(world, allocate(world, [{ need: wanted, lot, amount: 80 }]).orders[0] as string);
});

const sign = (actor: Actor, more: object = {}) =>
  world.act(actor, 'delivery.confirm', {
    ...{ incident: INCIDENT, shipment, lines: [{ lot, received: 80 }], ...more },
  });
const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const signed = () => deliveryRows(world.view, INCIDENT)[0]?.signed;

/** A sheet that the facility printed. */
function sheet(actor: Actor = SEATS.union, count = 3): { codes: string[]; sheet: string } {
  const codes = Array.from({ length: count }, () => writeCode(randomBytes(16)));
  const commitments = codes.map((code) => commitToCode(actor.organisation, code));
  const input = { incident: INCIDENT, facility: actor.organisation, commitments };
  return { codes, sheet: world.done(actor, 'signature-codes.issue', input).sheet as string };
}

const letRenaiSign = () => {
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ mandate: 'may-pass-on', holder: 'union', functions: ['confirm-delivery'], reach: 'own' },
    ...{ area: '420103', incident: INCIDENT, legalBasis: '通知', delegable: true },
  });
  world.done(SEATS.union, 'mandate.delegate', {
    under: 'may-pass-on',
    holder: 'renai',
    legalBasis: '委托书',
  });
};

describe('a delivery is signed', () => {
  it('by the receiving facility’s people, and the public row says so', () => {
    expect(signed()).toBeNull();
    expect(sign(SEATS.union).ok).toBe(true);
    expect(signed()).toMatchObject({ by: { id: 'union' }, capacity: 'facility', at: world.now });
    expect(deliveryOrigin(world.view, INCIDENT, shipment).signatures).toMatchObject([
      { by: { id: 'union' }, capacity: 'facility', complete: true },
    ]);
    world.audit();
  });

  it('by no duty officer of the lead agency, however wide its mandate, and the refusal names who could', () => {
    for (const actor of [SEATS.lead, SEATS.gate, SEATS.receiving, SEATS.renai, DRIVER])
      expect(why(sign(actor))).toMatchObject({
        code: 'signature-not-due',
        rule: 'F9',
        parameters: { couldSign: ['union'] },
      });
    world.audit();
  });

  it('by a proxy that the facility has itself named, marked as one', () => {
    letRenaiSign();
    expect(why(sign(SEATS.lead))).toMatchObject({ parameters: { couldSign: ['union', 'renai'] } });
    expect(sign(PROXY).ok).toBe(true);
    expect(signed()).toMatchObject({ by: { id: 'renai' }, capacity: 'proxy' });
    expect(world.facts.at(-1)?.actor.mandate).not.toBeNull();
    world.audit();
  });

  it('by no proxy that somebody else named, and by none that sent the goods', () => {
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: 'renai', functions: ['confirm-delivery'], reach: 'own', subject: 'union' },
      ...{ area: '420103', incident: INCIDENT, legalBasis: '通知' },
    });
    expect(why(sign(PROXY))?.code).toBe('signature-not-due');
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: 'may-pass-on', holder: 'union', functions: ['confirm-delivery'], reach: 'own' },
      ...{ area: '420103', incident: INCIDENT, legalBasis: '通知', delegable: true },
    });
    const given = { under: 'may-pass-on', holder: 'red-cross', legalBasis: '委托书' };
    world.done(SEATS.union, 'mandate.delegate', given);
    expect(why(sign(SEATS.inspection))?.code).toBe('signature-not-due');
    world.audit();
  });
});

describe('a one-time code', () => {
  it('signs for the facility in whoever’s hands it is, once, and the record holds no code before', () => {
    const { codes } = sheet();
    expect(world.log.some((entry) => entry.includes(codes[0] as string))).toBe(false);
    const [code] = codes;
    expect(sign(DRIVER, { code }).ok).toBe(true);
    expect(signed()).toMatchObject({ by: { id: 'carrier' }, capacity: 'code' });
    expect(why(sign(DRIVER, { code, lines: [{ lot, received: 1 }] }))).toMatchObject({
      code: 'wrong-state',
      parameters: { kind: 'signature-code', state: 'used' },
    });
    world.audit();
  });

  it('is read off paper: small letters, spaces, O for 0, I or L for 1', () => {
    const code = '00A1-BCDE-FGH1-0000';
    const commitments = [commitToCode('union', code)];
    world.done(SEATS.union, 'signature-codes.issue', { incident: INCIDENT, facility: 'union', commitments });
    expect(sign(DRIVER, { code: 'ooai bcde fghl oooo' }).ok).toBe(true);
  });

  it('is worth nothing to the seat that let the goods go', () => {
    const [code] = sheet().codes;
    expect(why(sign(SEATS.gate, { code }))).toMatchObject({
      code: 'four-eyes',
      parameters: { first: 'release-goods' },
    });
    expect(sign(SEATS.receiving, { code }).ok).toBe(true);
    world.audit();
  });

  it('of another facility signs nothing here', () => {
    const [code] = sheet(SEATS.renai).codes;
    expect(why(sign(DRIVER, { code }))).toMatchObject({ code: 'signature-code-wrong', field: 'code' });
  });

  it('guessed ten thousand times gives nothing', () => {
    sheet(SEATS.union, 50);
    const before = world.facts.length;
    for (let guess = 0; guess < 10_000; guess += 1)
      expect(why(sign(DRIVER, { code: writeCode(randomBytes(16)) }))?.code).toBe('signature-code-wrong');
    expect(world.facts).toHaveLength(before);
  });

  it('lapses after the days of the charter, and is worth nothing once its sheet is cancelled', () => {
    const [first, second] = [sheet(), sheet()];
    world.done(SEATS.union, 'signature-codes.cancel', {
      incident: INCIDENT,
      sheet: first.sheet,
      reason: '遗失',
    });
    const state = (code: string | undefined) => why(sign(DRIVER, { code }))?.parameters;
    expect(state(first.codes[0])).toMatchObject({ state: 'cancelled' });
    world.pass(14 * 24);
    expect(state(second.codes[0])).toMatchObject({ state: 'lapsed' });
    const withdraw = (of: string) =>
      world.refused(SEATS.union, 'signature-codes.cancel', {
        incident: INCIDENT,
        sheet: of,
        reason: '过期',
      });
    expect(withdraw(first.sheet)).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'cancelled' } },
    ]);
    expect(withdraw(second.sheet)).toMatchObject([{ code: 'wrong-state', parameters: { state: 'lapsed' } }]);
    expect(withdraw('sheet-nowhere')).toMatchObject([{ code: 'not-found', field: 'sheet' }]);
    world.audit();
  });

  it('is made by the facility alone, and each once', () => {
    const commitments = [commitToCode('union', writeCode(randomBytes(16)))];
    const issue = (actor: Actor, more: object = {}) =>
      world.act(actor, 'signature-codes.issue', {
        incident: INCIDENT,
        facility: 'union',
        commitments,
        ...more,
      });
    expect(why(issue(SEATS.lead))?.code).toBe('not-own-matter');
    expect(why(issue(SEATS.gate, { facility: 'red-cross' }))).toMatchObject({ code: 'not-found' });
    expect(why(issue(SEATS.union, { commitments: [...commitments, ...commitments] }))?.code).toBe(
      'already-exists',
    );
    expect(why(issue(SEATS.union, { commitments: undefined, count: 3 }))).toMatchObject({
      code: 'input-invalid',
      parameters: { rule: 'codes-are-drawn' },
    });
    expect(issue(SEATS.union).ok).toBe(true);
    expect(why(issue(SEATS.union))?.code).toBe('already-exists');
    const { sheet: own } = sheet();
    expect(
      world.refused(SEATS.lead, 'signature-codes.cancel', {
        incident: INCIDENT,
        sheet: own,
        reason: '多余',
      }),
    ).toMatchObject([{ code: 'not-own-matter' }]);
    world.audit();
  });
});
