import { commands } from '@tongzhou/domain';
import { FRESH_MS } from './auth.ts';
import type { Visitor } from './visitor.ts';

/**
 * What cannot be undone, or opens what cannot be closed again: whoever does it has proved a moment ago to be that person. Each
 * command says so itself (`isFinal`), and what two people sign is of that weight. Raising a level and activating a plan are not: at three in
 * the morning they act at once.
 */
export const NEEDS_FRESH_PROOF: ReadonlySet<string> = new Set(
  [...commands.values()].flatMap(({ name, isFinal, countersigned }) =>
    (isFinal ?? countersigned !== undefined) ? [name] : [],
  ),
);

/** In a token's list: what a party does by a right of its own, for which no function stands. */
export const OWN_RIGHT = 'own-right';

export type DoorFault = 'email-unconfirmed' | 'step-up-needed' | 'token-scope' | 'person-needed';

export const isFresh = ({ session }: Visitor, now = Date.now()): boolean =>
  session !== undefined && now - session.provedAt < FRESH_MS;

/** Whether this visitor may hand in this command, whatever its mandates then say of it. Null: yes. */
export function whyNotHandedIn(visitor: Visitor, command: string, now = Date.now()): DoorFault | null {
  const { session, token } = visitor;
  if (session) return NEEDS_FRESH_PROOF.has(command) && !isFresh(visitor, now) ? 'step-up-needed' : null;
  const definition = commands.get(command);
  // Who comes, who goes and who does what is a person's word, whatever a program may do else.
  if (token && definition?.seatFunction === 'administer') return 'person-needed';
  if (!token || token.functions === null) return null;
  if (NEEDS_FRESH_PROOF.has(command)) return 'person-needed';
  if (!definition) return null;
  return token.functions.includes(definition.function ?? OWN_RIGHT) ? null : 'token-scope';
}

/** The same of what is no command but a deed of one function (reading a person's data, an import). */
export function whyNotInFunction({ token }: Visitor, wanted: string): DoorFault | null {
  if (!token || token.functions === null) return null;
  return token.functions.includes(wanted) ? null : 'token-scope';
}
