import { mattersOfTime, noticesOfTime } from '@tongzhou/domain';
import { beforeEach, expect, it } from 'vitest';
import {
  addPaper,
  allocate,
  dispatch,
  hubei,
  INCIDENT,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';

let world: World;
beforeEach(() => {
  world = hubei({
    lossConfirmHours: 6,
    surplusSettleHours: 6,
    findingConfirmHours: 6,
    correctionConfirmHours: 6,
  });
});

const told = (isTold: (key: string) => boolean = () => false) =>
  noticesOfTime(mattersOfTime(world.state, world.duties, world.now, isTold)).filter(({ notice }) =>
    notice.kind.endsWith('.overdue'),
  );

/** Nothing while the charter's hours run, one notice after them, and nothing once it is ended. */
function isTold(kind: string, organisation: string, end: () => void): void {
  world.pass(6);
  expect(told()).toEqual([]);
  world.pass(1);
  expect(told()).toMatchObject([{ notice: { kind, urgency: 'urgent', organisations: [organisation] } }]);
  const [one] = told();
  expect(told((key) => key === one?.origin)).toEqual([]);
  end();
  expect(told()).toEqual([]);
}

it('a loss that nobody confirms is told of, from when it was reported', () => {
  const lot = receive(world, 100).lot.id;
  world.pass(24);
  const happenedAt = new Date(Date.parse(world.now) - 20 * 3_600_000).toISOString();
  const said = { incident: INCIDENT, lot, amount: 5, reason: 'wet', happenedAt };
  const { loss } = world.done(SEATS.gate, 'loss.report', said);
  isTold('loss.overdue', 'red-cross', () =>
    world.done(SEATS.inspection, 'loss.confirm', { incident: INCIDENT, loss }),
  );
});

it('a surplus whose origin the sender does not find is told of', () => {
  const lot = receive(world, 100).lot.id;
  const asked = need(world, 'union', 50);
  const shipment = dispatch(world, allocate(world, [{ need: asked, lot, amount: 50 }]).orders[0] as string);
  const said = { incident: INCIDENT, shipment, lines: [{ lot, received: 60 }] };
  const confirmed = ['more-than-shipped:lines.0.received=60'];
  const { surplus } = world.done(SEATS.union, 'delivery.confirm', { ...said, confirmed });
  const settle = {
    incident: INCIDENT,
    surplus: (surplus as string[])[0],
    outcome: 'from-stock',
    reason: '多装',
  };
  isTold('surplus.overdue', 'red-cross', () => world.done(SEATS.inspection, 'surplus.settle', settle));
});

it('a finding that waits for a second inspector is told of', () => {
  const lot = receive(world, 12_000, { item: 'goggles', standard: null }).lot.id;
  addPaper(world, lot, 'GB 14866-2006');
  const found = { incident: INCIDENT, lot, item: 'goggles' };
  world.done(SEATS.inspection, 'lot.inspect', { ...found, outcome: 'accepted' });
  expect([...world.incident.findingsOpen]).toEqual([lot]);
  isTold('finding.overdue', 'red-cross', () =>
    world.done(SEATS.secondInspection, 'lot.confirm-finding', found),
  );
});

it('a correction that nobody confirms is told of', () => {
  const { lot } = receive(world, 100);
  const slip = {
    incident: INCIDENT,
    donation: lot.donation,
    lot: lot.id,
    to: { amount: 90 },
    reason: '填错',
  };
  const { correction } = world.done(SEATS.receiving, 'correction.propose', slip);
  isTold('correction.overdue', 'red-cross', () =>
    world.done(SEATS.gate, 'correction.confirm', { incident: INCIDENT, correction }),
  );
});
