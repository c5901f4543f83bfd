import { must } from '@tongzhou/domain';
import { expect, it } from 'vitest';
import { WorkContext } from '#form/context.ts';
import { read } from '../../../../../packages/domain/test/support/counted.ts';
import { hubei, INCIDENT, need, receive, SEATS } from '../../../../../packages/domain/test/support/world.ts';
import { complaintSection } from './form.ts';

it('whoever has no complaint of its own looks at no more of those that wait than it is shown', () => {
  const touchedBy = (open: number): number => {
    const world = hubei();
    const asked = need(world, 'union', 700, 'isolation');
    receive(world, 10);
    for (let at = 0; at < open; at += 1) {
      world.pass(2);
      const { run } = world.done(SEATS.lead, 'allocation.propose', { incident: INCIDENT });
      const about = { kind: 'allocation-line', run, need: asked };
      world.done(SEATS.union, 'complaint.make', { incident: INCIDENT, about, reason: '新开病区未计入' });
    }
    const shown = (actor: typeof SEATS.lead): { items: number; touched: number } => {
      let items = 0;
      const { touched } = read(world, (view) => {
        const incident = must(view.state.incidents, INCIDENT, 'incident');
        items = complaintSection.make(new WorkContext(view, incident, { ...actor, name: '-' }, 'zh')).length;
        return null;
      });
      return { items, touched };
    };
    expect(shown(SEATS.union).items).toBe(1 + Math.min(open, 50));
    expect(shown(SEATS.lead).items).toBe(1 + Math.min(open, 50));
    return shown(SEATS.renai).touched + shown(SEATS.lead).touched;
  };
  expect(touchedBy(90) - touchedBy(60)).toBe(0);
});
