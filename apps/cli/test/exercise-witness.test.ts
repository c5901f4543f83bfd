import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, withApplicationLocally } from '@tongzhou/server';
import { createVerifier, parsePolicy, policyTrust } from '@tongzhou/tlog';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { putExercise, temporaryFolder } from '../../../test/support/data-folder.ts';
import { audit } from '../src/audit/audit.ts';
import { ExerciseWitness } from '../src/witness/exercise-witness.ts';
import { tongzhou } from './support/cli-process.ts';

const base = temporaryFolder('exercise-witness');
const [data, early, mirrored] = ['data', 'early', 'mirror'].map((name) => join(base, name)) as [
  string,
  string,
  string,
];
putExercise(data);
const said: string[] = [];
let witness: ExerciseWitness | undefined;
let site: Awaited<ReturnType<typeof serve>> | undefined;

async function start(): Promise<string> {
  witness = new ExerciseWitness(data, (line) => said.push(line));
  const where = { port: 0, host: '127.0.0.1', folder: data, databaseUrl: undefined };
  site = await serve({ ...where, scenario: 'hubei-2020', ownWitness: witness.start });
  return site.url;
}

async function stop(): Promise<void> {
  await site?.close();
  await witness?.close();
  site = undefined;
}

/** A database that was put back: the data folder as it was, the witness's memory beside it as it is. */
async function putBack(): Promise<void> {
  await stop();
  await rm(data, { recursive: true });
  await cp(early, data, { recursive: true });
}

/** Facts more, on a server that is stopped: a hospital states its needs. */
const stateNeeds = (...items: string[]) =>
  withApplicationLocally({ folder: data }, async (application) => {
    for (const item of items) {
      const need = { incident: 'hubei-2020', facility: 'wuhan-union', item, setting: 'community' };
      const input = { ...need, quantity: { kind: 'exact', amount: 100 } };
      const actor = { organisation: 'wuhan-union', seat: 'wuhan-union-equipment' };
      const outcome = await application.execute(actor, 'need.state', input, { idempotencyKey: item });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    }
  });

const witnessSays = async (url: string) => {
  const { witnesses } = (await (await fetch(`${url}/healthz`)).json()) as {
    witnesses: { lastSize: number | null; lastError: string | null }[];
  };
  return witnesses[0] ?? null;
};

describe('the witness that an exercise brings along, and a mirror', () => {
  beforeAll(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(stop);
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(base, { recursive: true });
  });

  it('cosigns what is published, so that an audit may ask for it', async () => {
    const url = await start();
    const text = await (await fetch(`${url}/log/policy`)).text();
    const { policy } = await policyTrust(parsePolicy(new TextEncoder().encode(text)));
    expect(policy.witnesses).toHaveLength(1);
    const { unchecked } = await audit({ url, key: undefined, policy, onProgress: () => {} });
    expect(unchecked.map(({ code }) => code)).not.toContain('others-see-the-same');
    const { lastSize, lastError } = (await witnessSays(url)) ?? {};
    expect(lastSize).toBeGreaterThan(600);
    expect(lastError).toBeNull();
    await stop();
    await cp(data, early, { recursive: true });
  });

  it('stops a server whose whole folder was put back, keys and all: nothing is signed or shown', async () => {
    await stateNeeds('goggles', 'face-shield');
    const url = await start();
    await expect.poll(async () => (await witnessSays(url))?.lastError).toBeNull();
    expect((await tongzhou('mirror', url, mirrored, '--once', '--quiet')).code).toBe(0);
    await putBack();
    const again = await start();
    const health = (await (await fetch(`${again}/healthz`)).json()) as { stopped: { code: string } | null };
    expect(health.stopped?.code).toBe('witness-ahead');
    expect((await fetch(`${again}/log/checkpoint`)).status).toBe(503);
  });

  it('is silenced by an operator who means to, and then the mirror names the rollback', async () => {
    await writeFile(join(data, 'log-policy.txt'), 'quorum none\n');
    const copy = await tongzhou('mirror', await start(), mirrored, '--once', '--quiet');
    expect(copy.code).toBe(1);
    expect(`${copy.stdout}${copy.stderr}`).toMatch(/Rollback: the log .* had signed a tree of \d+ entries/);
  });

  it('keeps the proof of a second history; the mirror names the entry', async () => {
    // From the database that was put back the log goes on another way, and becomes longer than it was.
    await stateNeeds('gloves-latex', 'thermometer', 'hand-sanitiser');
    const url = await start();
    const key = await createVerifier((await (await fetch(`${url}/log/key`)).text()).trim());
    const text = (await witness?.start(key.name, [{ verifier: key }])) as string;
    await witness?.follow(url);
    expect(said.join('\n')).toMatch(/CONTRADICTION (Rewritten entry|Inconsistent growth)/);
    const copy = await tongzhou('mirror', url, mirrored, '--once', '--quiet');
    expect(copy.code).toBe(1);
    expect(`${copy.stdout}${copy.stderr}`).toMatch(/Rewritten entry: the log .* has changed entry \d+/);
    // Readers who ask for the witness do not take the second history for the log.
    const { policy } = await policyTrust(parsePolicy(new TextEncoder().encode(text)));
    await expect(audit({ url, key: undefined, policy, onProgress: () => {} })).rejects.toThrow(
      /witness|quorum|policy/,
    );
  });
});
