import { availableIn, LOSS_REASONS, unreconciledRows } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, receive, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOfStock } from './notices.ts';
import { stockWords } from './words.ts';

let world: World;
let lot: string;

beforeEach(() => {
  world = hubei();
  lot = receive(world, 10_000, { packHolds: 20 }).lot.id;
});

const PHOTO = 'ab'.repeat(32);
const report = (more: object) =>
  world.act(SEATS.gate, 'loss.report', { incident: INCIDENT, lot, amount: 50, reason: 'wet', ...more });
const reported = (more: object = {}) => {
  const outcome = report(more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value.result.loss as string;
};
const end = (name: 'loss.confirm' | 'loss.refuse', actor: typeof SEATS.gate, loss: string) =>
  world.act(actor, name, { incident: INCIDENT, loss, ...(name === 'loss.refuse' && { reason: '还在架上' }) });
const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const free = () => availableIn(world.state.ledger, `stock:red-cross:hall-a:${lot}:free`);
const lost = () => availableIn(world.state.ledger, `loss:red-cross:-:${lot}:none`);

describe('a loss', () => {
  it('of any size takes two people: it is held until the second has seen it', () => {
    const loss = reported();
    expect([free(), lost()]).toEqual([9_950, 0]);
    expect(unreconciledRows(world.view, INCIDENT)).toMatchObject([
      { kind: 'loss-unconfirmed', amount: 50, mustAct: { id: 'red-cross' } },
    ]);
    expect(why(end('loss.confirm', SEATS.gate, loss))).toMatchObject({
      code: 'four-eyes',
      parameters: { first: 'loss.report' },
    });
    expect(end('loss.confirm', SEATS.inspection, loss).ok).toBe(true);
    expect([free(), lost(), world.incident.lossesReported.size]).toEqual([9_950, 50, 0]);
    expect(why(end('loss.confirm', SEATS.inspection, loss))).toMatchObject({
      code: 'wrong-state',
      parameters: { kind: 'loss', state: 'confirmed' },
    });
    world.audit();
  });

  it('that the second person does not find is none, and its goods are free again', () => {
    const loss = reported();
    expect(end('loss.refuse', SEATS.inspection, loss).ok).toBe(true);
    expect([free(), lost()]).toEqual([10_000, 0]);
    expect(why(end('loss.refuse', SEATS.inspection, loss))?.code).toBe('wrong-state');
    expect(why(end('loss.refuse', SEATS.inspection, 'loss-nowhere'))).toMatchObject({ code: 'not-found' });
    world.audit();
  });

  it('that was a slip is taken back by whoever reported it', () => {
    const { loss } = world.done(SEATS.gate, 'loss.report', {
      ...{ incident: INCIDENT, lot, amount: 50, reason: 'wet' },
    });
    expect(end('loss.refuse', SEATS.gate, loss as string).ok).toBe(true);
    expect([free(), lost()]).toEqual([10_000, 0]);
    world.audit();
  });

  it('is said in packs as well', () => {
    reported({ amount: undefined, packs: { count: 2, holds: 20 } });
    expect(free()).toBe(9_960);
    expect(why(report({ amount: undefined, packs: { count: 2, holds: 30 } }))?.code).toBe('pack-unknown');
  });

  it('of the charter’s size needs a photograph, however it is cut up', () => {
    expect(why(report({ amount: 200 }))).toMatchObject({
      code: 'photo-required',
      field: 'photo',
      parameters: { from: 200 },
    });
    reported({ amount: 199 });
    expect(why(report({ amount: 1 }))?.code).toBe('photo-required');
    reported({ amount: 1, photo: PHOTO });
    world.audit();
  });

  it('of a greater size is confirmed by another organisation, not by the owner’s own', () => {
    const loss = reported({ amount: 2_000, photo: PHOTO });
    expect(why(end('loss.confirm', SEATS.inspection, loss))).toMatchObject({
      code: 'third-party-required',
      parameters: { from: 2_000, owner: 'red-cross' },
    });
    expect(why(end('loss.confirm', SEATS.union, loss))?.code).toBe('mandate-missing');
    const fact = world.facts.at(-1);
    if (fact?.type !== 'loss.reported') throw new Error('no loss');
    expect(noticesOfStock['loss.reported'](world.state, fact)).toMatchObject([
      { kind: 'loss.to-confirm', urgency: 'urgent', organisations: ['red-cross', 'lead'] },
    ]);
    expect(end('loss.confirm', SEATS.lead, loss).ok).toBe(true);
    world.audit();
  });

  it('is also confirmed by a third party that inspects goods there, under that mandate', () => {
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: 'inspects', holder: 'tianyou', functions: ['inspect-goods'], reach: 'area' },
      ...{ area: '420105', incident: INCIDENT, legalBasis: '通知' },
    });
    const loss = reported({ amount: 2_000, photo: PHOTO });
    expect(end('loss.confirm', SEATS.tianyou, loss).ok).toBe(true);
    expect(world.facts.at(-1)?.actor.mandate).toBe('inspects');
    world.audit();
  });

  it('has one of at least thirty reasons, each in words of both languages, and another in words of its own', () => {
    expect(LOSS_REASONS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(LOSS_REASONS).size).toBe(LOSS_REASONS.length);
    for (const each of ['zh', 'en'] as const)
      expect(new Set(Object.values(stockWords.lossReason).map((words) => words[each])).size).toBe(
        LOSS_REASONS.length,
      );
    expect(why(report({ reason: 'other' }))).toMatchObject({ code: 'reason-required', field: 'note' });
    reported({ reason: 'other', note: '被洪水冲走' });
  });
});
