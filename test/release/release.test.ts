import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../apps/server/test/support/processes.ts';
import { temporaryFolder } from '../support/data-folder.ts';

// What `npm run release` writes, installed as somebody does who has nothing of ours: no sources, no tools, none of our packages.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MEGABYTES_MAX = 150;

let folder: string;
let product: string;

/** Nothing of this checkout, nor of the program that runs the tests, stands in the way of what is tried. */
const outside = { HOME: process.env.HOME, PATH: process.env.PATH };

const release = (into: string) =>
  execFileSync(process.execPath, ['scripts/release/main.ts', into], { cwd: ROOT, encoding: 'utf8' });

function installed(...tarballs: string[]): string {
  const at = temporaryFolder('installed');
  writeFileSync(join(at, 'package.json'), '{"name":"a-users-folder","private":true,"type":"module"}');
  execFileSync(
    'npm',
    ['install', '--prefer-offline', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs],
    { cwd: at, env: outside, stdio: 'pipe' },
  );
  return at;
}

const tarball = (name: string): string => {
  const file = readdirSync(folder).find((each) => new RegExp(`^${name}-\\d[^/]*\\.tgz$`).test(each));
  if (!file) throw new Error(`no tarball of ${name}`);
  return join(folder, file);
};

const command = (...args: string[]) =>
  spawnSync(process.execPath, [join(product, 'node_modules/tongzhou/bin/tongzhou.mjs'), ...args], {
    cwd: product,
    env: outside,
    encoding: 'utf8',
  });

beforeAll(() => {
  folder = join(temporaryFolder('release'), 'files');
  release(folder);
  product = installed(tarball('tongzhou'));
});

describe('the product, installed from its tarball', () => {
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = spawn(
      process.execPath,
      [join(product, 'node_modules/tongzhou/bin/tongzhou.mjs'), 'serve', '--port', String(port)],
      { cwd: product, env: { ...outside, TONGZHOU_SNAPSHOT_EVERY: '100' }, stdio: 'ignore' },
    );
    await vi.waitFor(
      async () => {
        if (!(await fetch(`${url}/readyz`)).ok) throw new Error('not ready yet');
      },
      { timeout: 120_000, interval: 100 },
    );
  });

  afterAll(async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await gone;
  });

  it('is below 150 MB with all that it needs, none of it a source or a tool of development', () => {
    const blocks = Number(
      execFileSync('du', ['-sm', join(product, 'node_modules')], { encoding: 'utf8' }).split('\t')[0],
    );
    expect(blocks).toBeLessThan(MEGABYTES_MAX);
    const packages = readdirSync(join(product, 'node_modules'));
    for (const tool of ['typescript', 'vite', 'vitest', 'svelte', 'rolldown', '@tongzhou', '@biomejs'])
      expect(packages).not.toContain(tool);
    const own = readdirSync(join(product, 'node_modules/tongzhou'), { recursive: true, encoding: 'utf8' });
    expect(own.filter((path) => /\.(ts|svelte|map)$/.test(path))).toEqual([]);
    const licences = readFileSync(join(product, 'node_modules/tongzhou/THIRD-PARTY.txt'), 'utf8');
    expect(licences).toMatch(/^hono \d.*: MIT$/m);
    expect(licences).toMatch(/^svelte \d.*: MIT$/m);
    expect(licences).toContain('SIL OPEN FONT LICENSE');
  });

  it('has the very versions that were tested', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(product, 'package-lock.json'), 'utf8')).packages;
    const known = new Set(
      Object.entries<{ version: string }>(lock).map(
        ([place, { version }]) => `${place.replace(/^.*node_modules\//, '')}@${version}`,
      ),
    );
    const others = Object.entries<{ version: string }>(there).filter(
      ([place]) => place !== '' && place !== 'node_modules/tongzhou',
    );
    expect(others.length).toBeGreaterThan(10);
    for (const [place, { version }] of others)
      expect(known).toContain(`${place.replace(/^.*node_modules\//, '')}@${version}`);
  });

  it('serves pages, the API, and papers with Chinese letters; and its record is audited by the same program', async () => {
    const pages = await Promise.all(
      ['zh', 'en'].map(async (language) => (await fetch(`${url}/${language}`)).text()),
    );
    expect(pages[0]).toContain('同舟');
    const paper = await fetch(`${url}/zh/gifts/${await giftOf(url)}/receipt.pdf`);
    expect(paper.status).toBe(200);
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const audit = command('audit', url);
    expect(audit.stdout).toMatch(/^audit ok: \d{4} entries/);
    expect(audit.status).toBe(0);
    // Its threads are files of their own: one replays the record and leaves a snapshot for the next start.
    await vi.waitFor(
      () => {
        const left = readdirSync(join(product, '.tongzhou/snapshots'));
        if (left.length === 0) throw new Error('no snapshot yet');
      },
      { timeout: 100_000, interval: 250 },
    );
    const doctor = command('doctor', '--data', join(product, '.tongzhou'));
    expect(doctor.status, doctor.stdout + doctor.stderr).toBe(0);
  });
});

describe('on an older Node', () => {
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const said = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return said.status === 0 && Number(/^v(\d+)/.exec(said.stdout)?.[1]) < 24;
  });
  const program = () => join(product, 'node_modules/tongzhou/bin/tongzhou.mjs');

  it.skipIf(!older)('says what is wanting, and runs on one that is installed beside it', () => {
    const before = spawnSync(older as string, [program(), 'help'], { env: outside, encoding: 'utf8' });
    expect(before.status).toBe(1);
    expect(before.stderr).toMatch(/Node 24 or newer, and this is v\d+.*npm install node-\w+-\w+@24/);
    const beside = `node-${process.platform}-${process.arch}`;
    mkdirSync(join(product, 'node_modules', beside, 'bin'), { recursive: true });
    writeFileSync(join(product, 'node_modules', beside, 'package.json'), `{"name":"${beside}"}`);
    symlinkSync(process.execPath, join(product, 'node_modules', beside, 'bin/node'));
    const after = spawnSync(older as string, [program(), 'help'], { env: outside, encoding: 'utf8' });
    expect(after.status, after.stderr).toBe(0);
    expect(after.stdout).toContain('tongzhou serve');
  });
});

describe('a library that stands alone', () => {
  it('runs the example of its readme, and its types hold what uses them', () => {
    const at = installed(tarball('tongzhou-tlog'), tarball('tongzhou-flow'));
    expect(readdirSync(join(at, 'node_modules/@tongzhou')).sort()).toEqual(['flow', 'tlog']);
    cpSync(join(ROOT, 'packages/tlog/test/readme-example.ts'), join(at, 'log.ts'));
    writeFileSync(
      join(at, 'flow.ts'),
      `import { FlowBuilder, solve } from '@tongzhou/flow';
const builder = new FlowBuilder();
const lot = builder.addNode(10);
const need = builder.addNode(-10);
builder.addArc({ source: lot, target: need, cost: 3 });
const result = solve(builder.build());
if (result.status !== 'optimal' || result.objective !== 30n) throw new Error(result.status);
`,
    );
    const check = (...files: string[]) =>
      spawnSync(
        process.execPath,
        [
          join(ROOT, 'node_modules/typescript/bin/tsc'),
          ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2024,dom,dom.iterable'],
          ...['--strict', '--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')],
          ...files,
        ],
        { cwd: at, encoding: 'utf8' },
      );
    const types = check('log.ts', 'flow.ts');
    expect(types.stdout).toBe('');
    for (const file of ['log.js', 'flow.js'])
      expect(spawnSync(process.execPath, [file], { cwd: at, encoding: 'utf8' }).status).toBe(0);
    writeFileSync(join(at, 'wrong.ts'), `import { solve } from '@tongzhou/flow';\nsolve('all of it');\n`);
    expect(check('wrong.ts').stdout).toMatch(/wrong\.ts\(2,7\): error TS2345/);
  });
});

it('is the same to the byte when it is made again', () => {
  const again = join(temporaryFolder('release-again'), 'files');
  release(again);
  expect(readdirSync(again)).toEqual(readdirSync(folder));
  for (const name of readdirSync(folder))
    expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
});

/** A gift of the exercise that has a receipt, by its code. */
async function giftOf(url: string): Promise<string> {
  const gifts = `${url}/api/v1/incidents/hubei-2020/gifts`;
  const { days } = (await (await fetch(gifts)).json()) as { days: string[] };
  const { data } = (await (await fetch(`${gifts}?day=${days[0]}`)).json()) as {
    data: { receiptCode: string }[];
  };
  return data[0]?.receiptCode ?? '';
}
