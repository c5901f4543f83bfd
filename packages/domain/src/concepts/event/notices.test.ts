import { noticesOf } from '@tongzhou/domain';
import { expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';

it('whoever receives a report of an event is told at once, and nobody is told what it says', () => {
  const world = hubei();
  const text = '同一病区五人不明原因发热';
  const input = { incident: INCIDENT, kind: 'unexplained-group-illness', area: '420102', text };
  const { event } = world.done(SEATS.union, 'event.notice', input) as { event: string };
  world.done(SEATS.union, 'event.report', { incident: INCIDENT, event, to: 'lead', channel: 'telephone' });
  const notices = world.facts.flatMap((fact) => noticesOf(world.state, fact));
  expect(notices.filter(({ kind }) => kind === 'event.reported')).toMatchObject([
    { urgency: 'urgent', organisations: ['lead'], path: '/work/events' },
  ]);
  expect(JSON.stringify(notices)).not.toContain(text);
});
