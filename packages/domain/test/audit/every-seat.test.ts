import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Fact, Replay, SolverMissing } from '@tongzhou/domain';
import { loadIntegerProgram } from '@tongzhou/integer-program';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/book/commands.ts';
import { run } from '../../src/book/decide.ts';
import type { Seat } from '../../src/concepts/seat/state.ts';
import type { CommandDefinition } from '../../src/kernel/command/command.ts';
import { drawing } from '../../src/kernel/command/drawing.ts';
import { unpackInput } from '../../src/kernel/fact/packed-input.ts';
import type { State } from '../../src/kernel/state/state.ts';
import { AREAS, COUNTRY, DUTIES, ITEMS } from '../support/world.ts';

const LOGS = new URL('../logs/', import.meta.url);
const textsOf = (name: string) =>
  gunzipSync(readFileSync(new URL(readdirSync(LOGS).find((each) => each.includes(name)) as string, LOGS)))
    .toString('utf8')
    .trimEnd()
    .split('\n');

/** A command of the log, asked at its moment by another seat: what came of it. */
type Try = {
  readonly command: CommandDefinition;
  readonly input: Readonly<Record<string, unknown>>;
  readonly author: { readonly organisation: string; readonly seat: string };
  readonly seat: Seat;
  /** Null: it would have been done. */
  readonly refused: string | null;
  readonly state: State;
};

/** Each command of a log whose whole input the log holds, by each seat but the one that gave it. */
function everySeat(name: string, look: (one: Try) => void, integerProgram: Solver): number {
  const judge = { items: ITEMS, country: COUNTRY, areas: AREAS, duties: DUTIES, integerProgram };
  const replay = new Replay(judge);
  let count = 0;
  for (const text of textsOf(name)) {
    const { decision, actor, position, at } = JSON.parse(text) as Fact;
    const command = commands.get(decision?.command ?? '-');
    if (decision && command && !decision.withheld)
      for (const seat of replay.state.seats.values()) {
        if (seat.id === actor.seat) continue;
        count += 1;
        const input = unpackInput(decision.input);
        const refused = refusedOf(replay.state, command.name, input, {
          ...drawing(decision.nonce, position),
          actor: { organisation: seat.organisation, seat: seat.id },
          now: at,
          isExercise: decision.exercise ?? false,
          rules: decision.rules,
          items: ITEMS,
          integerProgram: null,
          elsewhere: null,
          country: COUNTRY,
          areaExists: (code) => AREAS.has(code),
          planDuties: new Set(),
          platforms: DUTIES.platforms,
          prerequisites: DUTIES.prerequisites,
          newSalt: () => '0'.repeat(64),
          seal: () => '0'.repeat(64),
          disclosed: null,
        });
        look({ command, input, author: actor, seat, refused, state: replay.state });
      }
    replay.take(text);
  }
  return count;
}

type Solver = Awaited<ReturnType<typeof loadIntegerProgram>>;

/** Whoever comes as far as the solver was let through the door. */
function refusedOf(state: State, command: string, input: object, context: Parameters<typeof run>[2]) {
  try {
    const outcome = run(state, { command, input }, context);
    return outcome.ok ? null : (outcome.refusals[0]?.code ?? 'without a reason');
  } catch (error) {
    if (error instanceof SolverMissing) return null;
    throw error;
  }
}

describe('every seat tries every command that is not its own', () => {
  let integerProgram: Solver;
  beforeAll(async () => {
    integerProgram = await loadIntegerProgram();
  });

  it.each(['-exercise-', '-walk-'])(
    '%s: nothing is done without the function, nor without a right',
    (name) => {
      const wrong: string[] = [];
      const look = ({ command, author, seat, refused, state }: Try) => {
        if (refused !== null) return;
        const { function: wanted, orFunction, seatFunction } = command;
        const ofSeat = [seatFunction, wanted, orFunction, wanted === null ? ('represent' as const) : null];
        // A volunteer acts for himself alone, by a right that the command gives to persons.
        const isForHimself = wanted === null && seat.functions.has('volunteer');
        const may =
          seatFunction === null || isForHimself || ofSeat.some((each) => each && seat.functions.has(each));
        // By hand, not by the rule: does the organisation hold any running mandate of the function that is not the founding one?
        const held = [...(state.mandatesOf.get(seat.organisation) ?? [])]
          .map((id) => state.mandates.get(id))
          .some(
            (each) => !each?.revoked && each?.functions.some((one) => one === wanted || one === orFunction),
          );
        const own =
          seat.organisation === author.organisation || wanted === null || command.ownRight !== undefined;
        if (!may || !(held || own)) wrong.push(`${command.name} by ${seat.id}`);
      };
      expect(everySeat(name, look, integerProgram)).toBeGreaterThan(50);
      expect(wrong).toEqual([]);
    },
  );

  it('the exercise: who else could have done what was done, one by one', () => {
    const could = new Map<string, Set<string>>();
    const refusals = new Set<string>();
    const count = everySeat(
      '-exercise-',
      ({ command, input, seat, refused }) => {
        if (refused !== null) refusals.add(refused);
        if (refused !== null) return;
        const seats = could.get(command.name) ?? new Set();
        const isItsOwn = input.facility === seat.organisation;
        could.set(command.name, seats.add(isItsOwn ? 'the hospital itself' : seat.id));
      },
      integerProgram,
    );
    const all = could.get('event.notice');
    expect(all?.size).toBeGreaterThan(30);
    // Each says of itself that it has no interest.
    expect(could.get('interest.state-none')?.size).toBeGreaterThan(30);
    for (const name of ['event.notice', 'interest.state-none']) could.delete(name);
    expect(count).toBeGreaterThan(30_000);
    // Read by people. The approval's seat signs second what the duty officer asks for; needs that the Command enters for
    // hospitals are those of its duty and medical officers. No press officer, and no hospital in another's matter.
    expect(
      Object.fromEntries([...could].map(([name, seats]) => [name, [...seats].sort().join(', ')])),
    ).toEqual({
      'capability.declare': 'hubei-command-approval, hubei-command-duty',
      'charter.adopt': 'hubei-command-approval',
      'facility.classify': 'hubei-command-approval',
      'facility.confirm-load': 'hubei-command-duty',
      'facility.report-load': 'hubei-command-duty, hubei-command-medical',
      'facility.stop-receiving': 'hubei-command-duty, hubei-command-medical',
      'incident.change-level': 'hubei-command-approval',
      'incident.declare': 'hubei-command-approval',
      'lot.explain-idle': 'jointown-hall',
      'mandate.grant': 'hubei-command-approval',
      'need.confirm': 'hubei-command-duty',
      'need.state': 'hubei-command-duty, hubei-command-medical, the hospital itself',
      'organisation.register': 'hubei-command-approval',
      'place.register': 'hubei-command-approval',
      'purpose.declare': 'hubei-charity-finance, wuhan-charity-warehouse',
      'shipment.dispatch': 'red-cross-gate',
    });
    expect([...refusals].sort()).toEqual([
      'confirmer-is-facility',
      'event-rule',
      'four-eyes',
      'mandate-missing',
      'not-found',
      'not-own-matter',
      'seat-function-missing',
      'signature-not-due',
    ]);
  });
});
