import { seatFunctions } from '@tongzhou/domain';
import { z } from 'zod';
import type { ListedAccount } from './accounts.ts';
import type { Identity } from './identity.ts';

const email = z.string().min(3).max(300);

/** What the operator may have done with accounts, from the command line of the machine alone. */
export const accountTaskSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('add'),
    email,
    name: z.string().min(1).max(100),
    organisation: z.string().min(1).max(100),
    password: z.string().max(400),
    functions: seatFunctions.min(1).optional(),
  }),
  z.strictObject({
    do: z.literal('invite'),
    email: email.nullable(),
    name: z.string().min(1).max(100),
    organisation: z.string().min(1).max(100),
    functions: seatFunctions.min(1).optional(),
  }),
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('disable'), email }),
  z.strictObject({ do: z.literal('enable'), email }),
  z.strictObject({ do: z.literal('reset'), email }),
]);
export type AccountTask = z.infer<typeof accountTaskSchema>;

export type AccountAnswer = {
  readonly seat?: string;
  readonly accounts?: readonly ListedAccount[];
  /** Of a link that works once, below the address of a language. */
  readonly path?: string;
  readonly expiresAt?: string;
  /** Where the site is to be found; unsaid: no server runs. */
  readonly site?: string;
};

/** Throws, with the reason, where it cannot be done. */
export async function doWithAccounts(identity: Identity, task: AccountTask): Promise<AccountAnswer> {
  const known = <Value>(found: Value | null | false, address: string): Value => {
    if (!found) throw new Error(`there is no account ${address}`);
    return found;
  };
  switch (task.do) {
    case 'add':
      return { seat: await identity.createAccount(task) };
    case 'invite':
      return identity.makeInvitation(task);
    case 'list':
      return { accounts: await identity.accounts() };
    case 'disable':
      known(await identity.end(task.email), task.email);
      return {};
    case 'enable':
      return known(await identity.openAgain(task.email), `${task.email} that has ended`);
    case 'reset':
      return known(await identity.makeReset(task.email), task.email);
  }
}
