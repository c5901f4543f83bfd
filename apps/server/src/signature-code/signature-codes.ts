import {
  type Actor,
  CODES_PER_SHEET,
  commitToCode,
  type Refusal,
  refusal,
  writeCode,
} from '@tongzhou/domain';
import { Attempts } from '../identity/attempts.ts';
import type { Outcome } from '../journal/submitted.ts';
import { isNotThere } from '../place-code/place-codes.ts';
import { drawBytes } from '../sealing/chance.ts';

type Asked = { readonly facility: string; readonly count: number };

/** Does this command ask the server to draw codes? */
export const asksForCodes = (command: string, input: unknown): input is Asked => {
  const { facility, count, commitments } = (input ?? {}) as Partial<Record<string, unknown>>;
  return (
    command === 'signature-codes.issue' &&
    commitments === undefined &&
    typeof facility === 'string' &&
    Number.isInteger(count) &&
    (count as number) >= 1 &&
    (count as number) <= CODES_PER_SHEET
  );
};

/**
 * Draws codes and hands on what they are known by. The codes stand in the answer once, and nowhere else: who sends the
 * same request again, because the answer was lost, is told what was done and sees no code; it cancels the sheet.
 */
export async function drawCodes(
  { count, ...asked }: Asked,
  submit: (taken: unknown) => Promise<Outcome>,
): Promise<Outcome> {
  const codes = Array.from({ length: count }, () => writeCode(drawBytes(16)));
  const commitments = codes.map((code) => commitToCode(asked.facility, code));
  const outcome = await submit({ ...asked, commitments });
  return outcome.ok && !outcome.replayed ? { ...outcome, result: { ...outcome.result, codes } } : outcome;
}

/** Wrong codes of one seat, within ten minutes. */
const FAILURES_MAX = 10;

/** Eighty bits are not guessed; whoever tries is stopped all the same, by his seat, so that he stops nobody else. */
export class CodeAttempts {
  readonly #attempts = new Attempts(FAILURES_MAX);

  /** Why this seat may not try now; null: it may, or tries no code. */
  refuses(actor: Actor, input: unknown): Refusal | null {
    const waitSeconds = bringsCode(input) ? this.#attempts.waitSeconds(actor.seat) : 0;
    return waitSeconds > 0 ? refusal('too-many-attempts', { waitSeconds }, { field: 'code' }) : null;
  }

  note(actor: Actor, outcome: Outcome): void {
    const wrong = !outcome.ok && outcome.refusals.some(({ code }) => code === 'signature-code-wrong');
    if (wrong || isNotThere(outcome)) this.#attempts.failed(actor.seat);
  }
}

const bringsCode = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, 'code');
