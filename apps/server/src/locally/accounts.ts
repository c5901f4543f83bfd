import type { ApplicationOptions } from '../application/application.ts';
import { runningOn } from '../folder/running.ts';
import { Identity } from '../identity/index.ts';
import { type AccountAnswer, type AccountTask, doWithAccounts } from '../identity/operator.ts';
import { withApplicationLocally } from './with-application.ts';

/**
 * The operator's work on accounts: through the server that runs on the data folder, known there by the secret that it has left
 * in the folder; or, where none runs, on the folder itself.
 */
export async function accountsHere(where: ApplicationOptions, task: AccountTask): Promise<AccountAnswer> {
  const running = await runningOn(where.folder);
  if (!running)
    return withApplicationLocally(where, async (application) =>
      doWithAccounts(await Identity.open(application), task),
    );
  const response = await fetch(new URL('/api/operator/accounts', running.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${running.operator}`, 'content-type': 'application/json' },
    body: JSON.stringify(task),
  });
  const answer = (await response.json()) as AccountAnswer & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error ?? `the server answered ${response.status}`);
  return { ...answer, site: process.env.TONGZHOU_PUBLIC_URL ?? running.url };
}
