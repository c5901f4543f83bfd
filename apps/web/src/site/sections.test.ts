import { SEAT_ROLES } from '@tongzhou/domain';
import { expect, test } from 'vitest';
import { WorkContext } from '#form/context.ts';
import { hubei, SEATS } from '../../../../packages/domain/test/support/world.ts';
import { itemsIn, openSections } from './sections.ts';

test('what is offered follows what the visitor’s seat was given, room by room and form by form', () => {
  const world = hubei();
  const open = (seat: { organisation: string; seat: string }, functions: readonly string[]) =>
    world.deed({ organisation: 'lead', seat: 'machine' }, 'seat.open', { ...seat, functions });
  open(SEATS.receiving, [...SEAT_ROLES.receiving, ...SEAT_ROLES.administrator]);
  open(SEATS.gate, SEAT_ROLES.gate);
  const offered = (actor: { organisation: string; seat: string }) => {
    const context = new WorkContext(world.view, world.incident, { ...actor, name: 'Somebody' }, 'en');
    const rooms = openSections(context);
    const forms = rooms.flatMap((room) => itemsIn(room, context).flatMap((item) => item.forms));
    return {
      rooms: rooms.map(({ id }) => id),
      commands: new Set<string>(forms.map(({ command }) => command)),
    };
  };
  const [receiving, gate] = [offered(SEATS.receiving), offered(SEATS.gate)];
  expect(receiving.commands).toContain('donation.receive');
  expect(gate.commands).not.toContain('donation.receive');
  expect(receiving.rooms).not.toEqual(gate.rooms);
  // Its organisation's own word is for whoever speaks for it; to say that something has happened is for everybody.
  expect(receiving.commands).toContain('mandate.decline');
  expect(gate.commands).not.toContain('mandate.decline');
  expect(gate.commands).toContain('event.notice');
  expect(gate.rooms).toContain('people');
});
