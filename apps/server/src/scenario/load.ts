import { readdir, readFile } from 'node:fs/promises';
import { SECOND_MS } from '@tongzhou/domain';
import { z } from 'zod';
import type { Application, SeatToOpen } from '../application/application.ts';
import { type Scenario, type Step, scenarioSchema, stepSchema } from './format.ts';
import { isMacro, playMacro } from './macros.ts';
import { resolveReferences } from './references.ts';

const SCENARIOS_FOLDER = new URL('../../../../scenarios/', import.meta.url);

export async function readScenario(id: string): Promise<{ scenario: Scenario; steps: Step[] }> {
  const folder = new URL(`${id}/`, SCENARIOS_FOLDER);
  const scenario = scenarioSchema.parse(await readJson(new URL('scenario.json', folder)));
  const names = (await readdir(new URL('steps/', folder))).filter((name) => name.endsWith('.json')).sort();
  const parts = await Promise.all(
    names.map(async (name) => z.array(stepSchema).parse(await readJson(new URL(`steps/${name}`, folder)))),
  );
  return { scenario, steps: parts.flat() };
}

/**
 * Plays a scenario into an empty journal, each step at its own moment of the exercise clock, and leaves the clock
 * running from its end. A step that is refused stops the load with its reasons: a scenario must obey the rules.
 */
export async function loadScenario(
  application: Application,
  id: string,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Scenario> {
  const { scenario, steps } = await readScenario(id);
  if (application.country.code !== scenario.country)
    throw new Error(
      `scenario: ${id} plays in ${scenario.country}; this system is set to ${application.country.code}`,
    );
  await application.setExerciseClock(new Date(steps[0]?.at ?? scenario.endsAt));
  await must(application.establish(scenario.authority), 'authority');
  for (const each of seatsOf(scenario, steps)) await application.openSeat(each);
  const saved: Record<string, unknown> = {};
  for (const [index, step] of steps.entries()) {
    onProgress(index, steps.length);
    await application.setExerciseClock(new Date(step.at), { keep: false });
    const actor = { organisation: step.organisation, seat: step.seat };
    const input = resolveReferences(step.input, saved);
    if (isMacro(step)) {
      const result = await playMacro(application, step, input);
      if (step.save) saved[step.save] = result;
      continue;
    }
    const outcome = await must(
      application.execute(actor, step.command, input),
      `step ${index} ${step.command} at ${step.at}`,
    );
    const result = await countersigned(application, scenario, step, outcome.result);
    if (step.save) saved[step.save] = result;
  }
  await application.setExerciseClock(new Date(scenario.endsAt));
  return scenario;
}

/** What two people decide is signed by the second person a second later; answers what it came to. */
async function countersigned(
  application: Application,
  { countersigners }: Scenario,
  { organisation, command, at }: Step,
  result: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { countersignature } = result;
  if (typeof countersignature !== 'string') return result;
  const seat = countersigners[organisation];
  if (seat === undefined)
    throw new Error(`scenario: nobody countersigns ${command} of ${organisation} at ${at}`);
  await application.setExerciseClock(new Date(Date.parse(at) + SECOND_MS), { keep: false });
  const signed = application.execute({ organisation, seat }, 'countersignature.give', { countersignature });
  return (await must(signed, `countersigning ${command} at ${at}`)).result;
}

/** Everybody who acts in it or may sign in afterwards, each once. */
function seatsOf({ accounts }: Scenario, steps: readonly Step[]): SeatToOpen[] {
  const seats: SeatToOpen[] = accounts.map(({ organisation, seat, functions }) => ({
    organisation,
    seat,
    functions,
  }));
  const known = new Set(seats.map(({ seat }) => seat));
  for (const { organisation, seat } of steps) {
    if (!known.has(seat)) seats.push({ organisation, seat });
    known.add(seat);
  }
  return seats;
}

async function must(doing: ReturnType<Application['execute']>, what: string) {
  const outcome = await doing;
  if (!outcome.ok) throw new Error(`scenario: ${what} was refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome;
}

const readJson = async (url: URL): Promise<unknown> => JSON.parse(await readFile(url, 'utf8'));
