import { shortened } from './network.ts';

export type DoorEvent = {
  readonly event:
    | 'sign-in-failed'
    | 'signed-in'
    | 'slowed-down'
    | 'access-refused'
    | 'input-refused'
    | 'harmful-file'
    | 'account-ended'
    | 'account-opened'
    | 'reset-made'
    | 'invitation-refused';
  /** A pseudonym of the record, never a name. */
  readonly seat?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  readonly path?: string | undefined;
  readonly status?: number | undefined;
  readonly address?: string | undefined;
  /** Status → how often. */
  readonly counts?: Readonly<Record<string, number>>;
};

/**
 * A line of JSON on standard error for what somebody who guards the door looks for. No e-mail, no name, no password, no code;
 * of an address the network. `TONGZHOU_LOG=off` ends it.
 */
export function sayAtDoor({ address, ...said }: DoorEvent): void {
  if (process.env.TONGZHOU_LOG === 'off') return;
  const line = {
    at: new Date().toISOString(),
    ...said,
    ...(address !== undefined && { address: shortened(address) }),
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
