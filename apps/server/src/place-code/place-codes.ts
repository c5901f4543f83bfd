import { nextPlaceLink, PLACE_CHECKS, placeLink, type State, writeCode } from '@tongzhou/domain';
import type { Outcome } from '../journal/submitted.ts';
import { drawBytes } from '../sealing/chance.ts';

type Asked = { readonly incident: string; readonly task: string };
type Checking = Asked & { readonly code: string };
type Submit = (taken: unknown) => Promise<Outcome>;

const fieldsOf = (input: unknown) => (input ?? {}) as Partial<Record<string, unknown>>;

/** Does this command ask the server to draw the code of a place? */
export const asksForPlaceCode = (command: string, input: unknown): input is Asked => {
  const { task, anchor } = fieldsOf(input);
  return command === 'task.set-place-code' && typeof task === 'string' && anchor === undefined;
};

/** The code stands in the answer once, for the poster, and nowhere else; where the answer was lost, another is drawn. */
export async function drawPlaceCode(asked: Asked, submit: Submit): Promise<Outcome> {
  const code = writeCode(drawBytes(16));
  const outcome = await submit({ ...asked, anchor: placeLink(asked.task, code, PLACE_CHECKS) });
  return outcome.ok && !outcome.replayed ? { ...outcome, result: { ...outcome.result, code } } : outcome;
}

/** Does somebody check in or out with what stands on the poster? */
export const bringsPlaceCode = (command: string, input: unknown): input is Checking => {
  const { incident, task, code } = fieldsOf(input);
  return (
    (command === 'shift.start' || command === 'shift.end') &&
    [incident, task, code].every((each) => typeof each === 'string')
  );
};

/** Others who check in at the same moment use up the link that was next. */
const TRIES_MAX = 8;
/** Shown in the place of a wrong code, so that the rule itself refuses it. */
const NO_LINK = '0'.repeat(64);

/** The code goes no further than this: the command and the log see the next link of its chain. */
export async function checkAtPlace(state: () => State, input: Checking, submit: Submit): Promise<Outcome> {
  const { code, ...rest } = input;
  for (let tries = 1; ; tries += 1) {
    const task = state().incidents.get(input.incident)?.tasks.get(input.task);
    const link = task ? nextPlaceLink(task, code) : null;
    const outcome = await submit({ ...rest, place: link ?? NO_LINK });
    if (outcome.ok || link === null || tries === TRIES_MAX || !isNotThere(outcome)) return outcome;
  }
}

/** Was it refused because what was shown is not the next link? */
export const isNotThere = (outcome: Outcome): boolean =>
  !outcome.ok &&
  outcome.refusals.some(
    ({ code, parameters }) =>
      code === 'volunteer-rule' && 'why' in parameters && parameters.why === 'not-there',
  );
