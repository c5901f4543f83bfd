import { type Actor, type State, whatIsLeft } from '@tongzhou/domain';
import { isHandedOver, isHoldersOwn } from '@tongzhou/domain/concepts/closing';
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

/** All that is left and has no owner is taken over by one organisation; goods and money are their holders' own. */
export function handOver(world: World, incident = INCIDENT, by: Actor = SEATS.lead): void {
  for (const asked of assignments(world.state, incident, by.organisation, world.now)) {
    const { residue } = world.done(by, 'residue.assign', asked);
    if (asked.owner === by.organisation) world.done(by, 'residue.accept', { incident, residue });
  }
}

/** The same where each act takes its time: `act` is by two people of the lead agency where it needs two. */
export async function endWith(
  act: (command: string, input: object) => Promise<Readonly<Record<string, unknown>>>,
  state: State,
  incident = INCIDENT,
  lead = 'lead',
): Promise<void> {
  await act('incident.begin-closing', { incident, reason: '收尾' });
  for (const asked of assignments(state, incident, lead, state.at)) {
    const { residue } = await act('residue.assign', asked);
    if (asked.owner === lead) await act('residue.accept', { incident, residue });
  }
  await act('incident.close', { incident, reason: '结束' });
}

/** One for each line that is not at zero; of goods and money, which are their holders', one for each of these. */
function assignments(state: State, incident: string, lead: string, now: string) {
  const found = state.incidents.get(incident);
  if (!found) throw new Error(`there is no ${incident}`);
  const asked = new Map<
    string,
    { incident: string; line: string; of: string | null; owner: string; fate: string }
  >();
  for (const share of whatIsLeft(state, found, now).filter((each) => !isHandedOver(each))) {
    const { line } = share;
    const of = isHoldersOwn(line) ? share.of : null;
    const fate = line === 'stock' || line === 'transit' ? 'reserve' : 'finished';
    asked.set(`${line} ${of}`, { incident, line, of, owner: of ?? lead, fate });
  }
  return [...asked.values()];
}
