import { type Actor, whatIsLeft } from '@tongzhou/domain';
import { INCIDENT, SEATS, type World } from './world.ts';

/** A response is ended by the book: begun to close, whatever is left handed to the lead agency line by line, closed. */
export function endResponse(
  world: World,
  incident = INCIDENT,
  reason = '结束',
  by: Actor = SEATS.lead,
): void {
  const here = { incident };
  world.done(by, 'incident.begin-closing', { ...here, reason });
  handOver(world, incident, by);
  world.done(by, 'incident.close', { ...here, reason });
}

/** All that is left and has no owner is taken over by one organisation. */
export function handOver(world: World, incident = INCIDENT, by: Actor = SEATS.lead): void {
  const found = world.state.incidents.get(incident);
  if (!found) throw new Error(`there is no ${incident}`);
  const lines = new Set(
    whatIsLeft(world.state, found, world.now)
      .filter(({ residue }) => residue?.status !== 'accepted')
      .map(({ line }) => line),
  );
  for (const line of lines) {
    const fate = line === 'stock' || line === 'transit' ? 'reserve' : 'finished';
    const { residue } = world.done(by, 'residue.assign', { incident, line, owner: by.organisation, fate });
    world.done(by, 'residue.accept', { incident, residue });
  }
}
