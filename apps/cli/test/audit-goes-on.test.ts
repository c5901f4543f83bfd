import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile, readHeading, readSnapshot, writeSnapshot } from '@tongzhou/server/auditing';
import { parseEvidence, verifyEvidence } from '@tongzhou/tlog';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { altered } from '../../../packages/domain/test/support/forger.ts';
import { type AuditOptions, type AuditResult, audit } from '../src/audit/audit.ts';
import { type LogKeys, logKeys } from './support/served-log.ts';
import { WorldSite } from './support/world-site.ts';

let keys: LogKeys;
let site: WorldSite;
let url: string;
let folder: string;
let lines: string[];
const config = process.env.XDG_CONFIG_HOME;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongzhou-audit-goes-on-'));
  process.env.XDG_CONFIG_HOME = join(folder, 'config');
  keys = await logKeys();
  site = new WorldSite(keys);
  url = await site.listen();
  await site.growTo(60);
});
afterEach(() => {
  if (config === undefined) delete process.env.XDG_CONFIG_HOME;
  else process.env.XDG_CONFIG_HOME = config;
  site.close();
});

const kept = () => join(folder, 'kept');
const judgedFile = () => `${kept()}.judged`;
const run = (options: Partial<AuditOptions> = {}): Promise<AuditResult> => {
  lines = [];
  site.asked = [];
  const onProgress = (line: string) => lines.push(line);
  const patience = { tries: 1 };
  return audit({ url, key: keys.vkey, keptIn: kept(), patience, onProgress, ...options });
};
/** From the first entry, with nothing of an earlier one. */
const whole = () => run({ keptIn: undefined });
const faultOf = (work: Promise<unknown>): Promise<Error & { code?: string }> =>
  work.then(
    () => expect.fail('nothing was found'),
    (error) => error,
  );

describe('an audit that was here yesterday', () => {
  it('judges what is new, makes sure of what is old, and comes to the same end', async () => {
    const first = await run();
    expect(first).toMatchObject({ judgedEarlier: 0, entries: site.texts.length });
    expect(first.unchecked.map(({ code }) => code)).not.toContain('judged-earlier');
    await site.growTo(150);
    const again = await run();
    expect(again).toMatchObject({ judgedEarlier: first.entries, entries: site.texts.length });
    expect(again.unchecked).toContainEqual({ code: 'judged-earlier', count: first.entries });
    expect(lines.join('\n')).toContain(`(${again.entries - first.entries} of them new)`);
    const served = site.asked.filter((path) => path.startsWith('api/v1/facts'));
    expect(served[0]).not.toContain('after=0&');
    expect(await whole()).toMatchObject({ root: again.root, compared: again.compared });
    // Nothing new: it is not judged again, and all views are.
    expect(await run()).toMatchObject({ judgedEarlier: again.entries, compared: again.compared });
  });

  it('goes on from where it was killed, bundle by bundle', async () => {
    await site.growTo(200);
    const bundles = Math.floor(site.texts.length / 256);
    expect(bundles).toBeGreaterThanOrEqual(3);
    // What is asked for ahead is not to be had from the last bundles on.
    site.meddle = (path, bytes) => (path.startsWith(`log/tile/entries/00${bundles - 1}`) ? null : bytes);
    expect((await faultOf(run({ keptEveryMs: 0 }))).name).toBe('SiteError');
    site.meddle = (_path, bytes) => bytes;
    const again = await run();
    expect(again.judgedEarlier).toBeGreaterThan(0);
    expect(again.judgedEarlier % 256).toBe(0);
    expect(await whole()).toMatchObject({ root: again.root, compared: again.compared });
  });

  it.each<[string, (texts: string[]) => string[]]>([
    [
      'a fact with another amount',
      (texts) => change(texts, (text) => altered(text, { data: { amount: 4 } })),
    ],
    [
      'a fact by somebody else',
      (texts) => change(texts, (text) => altered(text, { actor: { organisation: 'x' } })),
    ],
    ['a fact too many', (texts) => texts.toSpliced(-1, 0, texts.at(-2) as string)],
    ['a fact too few', (texts) => texts.toSpliced(-3, 1)],
  ])('finds in what is new, by the same words as a whole audit: %s', async (_what, forge) => {
    await run();
    await site.growTo(80, forge);
    const found = await faultOf(run());
    expect(found.message).toBe((await faultOf(whole())).message);
    expect(found.name).toBe('AuditError');
    // It is found again, by whoever comes tomorrow.
    expect((await faultOf(run())).message).toBe(found.message);
  });

  it.each<[string, RegExp, (text: string) => string]>([
    [
      'a new fact as the journal serves it',
      /^api\/v1\/facts/,
      (text) => text.replace('\\"amount\\":1', '\\"amount\\":2'),
    ],
    ['an old figure', /\/balances$/, (text) => text.replace(/"postedIn":(\d)/, '"postedIn":9$1')],
  ])('finds, as a whole audit does: %s', async (_what, wanted, lie) => {
    await run();
    await site.growTo(80);
    site.meddle = (path, bytes) =>
      wanted.test(path) ? Buffer.from(lie(Buffer.from(bytes).toString())) : bytes;
    const found = await faultOf(run());
    expect(found.name).toBe('AuditError');
    expect(found.message).toMatch(/differs|published/);
  });

  it('finds a bit that was turned in what is new', async () => {
    await run();
    await site.growTo(80);
    const last = Math.floor((site.texts.length - 1) / 256);
    site.meddle = (path, bytes) =>
      path.startsWith(`log/tile/entries/00${last}`) ? bytes.with(-3, (bytes.at(-3) as number) ^ 1) : bytes;
    expect((await faultOf(run())).message).toContain(`tile/entries/00${last}`);
  });
});

describe('a log that is another than yesterday', () => {
  it.each<[string, (texts: readonly string[]) => readonly string[], RegExp]>([
    [
      'was rewritten',
      (texts) => [...texts, ...texts.slice(-9)].with(40, texts[41] as string),
      /growth|entry/,
    ],
    ['was signed twice', (texts) => texts.with(40, texts[41] as string), /split view/],
    ['went back', (texts) => texts.slice(0, -20), /rollback/],
  ])('and %s contradicts itself: that is said each time, with the evidence', async (_what, other, said) => {
    await run();
    await site.signAnother(other([...site.texts]));
    for (const _ of ['today', 'tomorrow']) {
      const found = await faultOf(run());
      expect(found.name).toBe('TlogError');
      expect(found.message).toMatch(said);
      const path = `${judgedFile()}.evidence`;
      expect(lines.at(-1)).toContain(path);
      const evidence = parseEvidence(await readFile(path));
      await expect(verifyEvidence(evidence, { log: keys.verifier })).resolves.toBeDefined();
    }
  });
});

describe('a judgement that is kept and cannot be believed', () => {
  const heading = async () => {
    const key = Buffer.from(
      await keyFile(join(folder, 'config/tongzhou/audit'), 'judged', () => '-'),
      'base64',
    );
    return { key, said: await readHeading<Record<string, unknown>>(judgedFile(), key) };
  };
  /** Written again by the same key, with other words about itself. */
  const saying = (change: object) => async () => {
    const { key, said } = await heading();
    const { blocks: _blocks, ...rest } = said;
    await writeSnapshot(judgedFile(), key, { ...rest, ...change }, await readSnapshot(judgedFile(), key));
  };

  it.each<[string, () => unknown, RegExp]>([
    ['was changed', () => turn(100), /damaged/],
    ['says something else of itself', () => turn(-60), /not authentic/],
    [
      'was cut off',
      () => writeFileSync(judgedFile(), readFileSync(judgedFile()).subarray(0, 5_000)),
      /not (whole|authentic)/,
    ],
    [
      'was written with another key',
      () => writeFileSync(join(folder, 'config/tongzhou/audit/keys/judged'), 'b3RoZXI='),
      /not authentic/,
    ],
    ['was judged by other rules', saying({ rules: 0 }), /by rules 0/],
    ['was judged by another version', saying({ shape: 'x' }), /another version/],
  ])('as it %s, is set aside: that is said, and all is judged anew', async (_what, spoil, why) => {
    const first = await run();
    await spoil();
    const again = await run();
    expect(again).toMatchObject({ judgedEarlier: 0, root: first.root, compared: first.compared });
    expect(lines.find((line) => line.includes('is not used'))).toMatch(why);
    expect(existsSync(`${judgedFile()}.aside`)).toBe(true);
    expect((await run()).judgedEarlier).toBe(first.entries);
  });

  it('as it is of another key’s log, is set aside', async () => {
    await run();
    const other = await logKeys();
    site.close();
    site = new WorldSite(other);
    url = await site.listen();
    await site.growTo(60);
    expect(await run({ key: other.vkey })).toMatchObject({ judgedEarlier: 0 });
    expect(lines.find((line) => line.includes('is not used'))).toContain('not signed by this log’s keys');
  });

  it('is not asked for where nothing shall be kept', async () => {
    await run();
    expect(await whole()).toMatchObject({ judgedEarlier: 0 });
  });
});

function turn(at: number): void {
  const bytes = readFileSync(judgedFile());
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] as number) ^ 1;
  writeFileSync(judgedFile(), bytes);
}

/** The last fact that names an amount, changed. */
function change(texts: string[], as: (text: string) => string): string[] {
  const at = texts.findLastIndex((text) => text.includes('"amount":'));
  return texts.with(at, as(texts[at] as string));
}
