import { seatAnchor, seatProof, writeCode } from '@tongzhou/domain';
import type { Outcome } from '../journal/submitted.ts';
import { drawBytes } from '../sealing/chance.ts';

type Asked = { readonly incident: string; readonly volunteer: string };

/** Does this command ask the server to draw the code of a link to a volunteer's account? */
export const asksForSeatLink = (command: string, input: unknown): input is Asked => {
  const { volunteer, anchor } = (input ?? {}) as Partial<Record<string, unknown>>;
  return command === 'volunteer.offer-seat' && typeof volunteer === 'string' && anchor === undefined;
};

/** The code stands in the answer once, for whoever it is handed to, and nowhere else. */
export async function drawSeatLink(
  asked: Asked,
  submit: (taken: unknown) => Promise<Outcome>,
): Promise<Outcome> {
  const code = writeCode(drawBytes(16));
  const outcome = await submit({ ...asked, anchor: seatAnchor(seatProof(asked.volunteer, code)) });
  return outcome.ok && !outcome.replayed ? { ...outcome, result: { ...outcome.result, code } } : outcome;
}
