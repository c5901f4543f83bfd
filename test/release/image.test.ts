import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../apps/server/test/support/processes.ts';
import { temporaryFolder } from '../support/data-folder.ts';

// The steps of `deploy/Dockerfile`, one after the other, in a Debian of its own below a folder; and what it starts, as Docker would: on its account,
// without capabilities, on a root file system that may only be read. Docker itself is not run. Minutes: in `npm run test:long`.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt';
const isLong = process.env.TONGZHOU_LONG === '1';
const canMake =
  process.getuid?.() === 0 &&
  ['debootstrap', 'unshare', 'setpriv', 'chroot'].every((name) => spawnSync('which', [name]).status === 0);

type Instruction = { readonly word: string; readonly rest: string };

/** Instructions of a Dockerfile: comments gone, broken lines joined. */
const instructions = (text: string): Instruction[] =>
  text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line.trim()))
    .filter((found) => found !== null)
    .map(([, word, rest]) => ({ word: word as string, rest: rest as string }));

describe.skipIf(!isLong || !canMake)('the image', () => {
  const steps = instructions(readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8'));
  const rest = (word: string) => steps.find((step) => step.word === word)?.rest ?? '';
  const environment: Record<string, string> = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  };
  let root: string;
  let at = '/';

  /** In the image's root: as root while it is built. */
  const inside = (line: string) =>
    execFileSync('chroot', [root, '/bin/sh', '-c', `cd ${at} && ${line}`], {
      env: environment,
      stdio: 'pipe',
    });

  beforeAll(() => {
    const release = join(temporaryFolder('release'), 'files');
    execFileSync(process.execPath, ['scripts/release/main.ts', release], { cwd: ROOT });
    root = temporaryFolder('image');
    // Whoever it starts on must be able to enter it.
    chmodSync(root, 0o755);
    // FROM: Debian bookworm with Node in /usr/local, as the official image has it.
    execFileSync('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'bookworm', root], {
      stdio: 'pipe',
    });
    const node = process.execPath;
    cpSync(node, join(root, 'usr/local/bin/node'));
    const npm = dirname(dirname(realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim())));
    mkdirSync(join(root, 'usr/local/lib/node_modules'), { recursive: true });
    cpSync(npm, join(root, 'usr/local/lib/node_modules/npm'), {
      recursive: true,
      dereference: true,
    });
    execFileSync('chroot', [
      root,
      'ln',
      '-s',
      '../lib/node_modules/npm/bin/npm-cli.js',
      '/usr/local/bin/npm',
    ]);
    // The network as this machine has it: a proxy of its own that it trusts, too.
    for (const file of ['/etc/resolv.conf', '/etc/hosts', TRUSTED])
      if (existsSync(file)) cpSync(file, join(root, file), { dereference: true });
    environment.NODE_EXTRA_CA_CERTS = TRUSTED;
    for (const file of [process.env.NPM_CONFIG_USERCONFIG, join(process.env.HOME ?? '/root', '.npmrc')])
      if (file && existsSync(file)) cpSync(file, join(root, 'root/.npmrc'));
    environment.HOME = '/root';
    for (const name of ['npm_config_registry', 'NPM_CONFIG_REGISTRY', 'HTTPS_PROXY', 'https_proxy'])
      if (process.env[name]) environment[name] = process.env[name];

    for (const { word, rest } of steps) {
      if (word === 'WORKDIR') {
        at = rest;
        mkdirSync(join(root, at), { recursive: true });
      } else if (word === 'COPY') {
        const files = readdirSync(release).filter((name) => /^tongzhou-\d.*\.tgz$/.test(name));
        expect(rest).toBe('tongzhou-[0-9]*.tgz ./');
        for (const name of files) cpSync(join(release, name), join(root, at, name));
      } else if (word === 'RUN') inside(rest);
      else if (word === 'ENV')
        for (const pair of rest.split(' '))
          environment[pair.split('=')[0] as string] = pair.split('=')[1] as string;
      else if (
        !['FROM', 'VOLUME', 'EXPOSE', 'USER', 'HEALTHCHECK', 'STOPSIGNAL', 'ENTRYPOINT', 'CMD'].includes(word)
      )
        throw new Error(`the test does not know ${word}`);
    }
    // A whole Debian is fetched for it.
  }, 900_000);

  it('starts on its account, without capabilities, on a root that may only be read, and its health check says so', async () => {
    const port = String(await freePort());
    const [uid, gid] = rest('USER').split(':') as [string, string];
    expect(Number(uid)).toBeGreaterThan(0);
    const entry = [...JSON.parse(rest('ENTRYPOINT')), ...JSON.parse(rest('CMD'))] as string[];
    const check = JSON.parse(rest('HEALTHCHECK').replace(/^.*CMD /, '')) as string[];
    /** Its root bound to itself and read-only, `/data` and `/tmp` to be written, `/proc` and the devices that every container has. */
    const container = (command: readonly string[]) => {
      const script = join(root, 'run.sh');
      const quoted = command.map((word) => `'${word}'`).join(' ');
      writeFileSync(
        script,
        `set -e
mount --bind ${root} ${root}
mount --bind ${root}/data ${root}/data
mount -t tmpfs tmpfs ${root}/tmp
mount -t proc proc ${root}/proc
mount --bind /dev ${root}/dev
mount -o remount,bind,ro ${root}
exec chroot ${root} /usr/bin/setpriv --reuid ${uid} --regid ${gid} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all /bin/sh -c "cd ${at} && exec ${quoted}"
`,
      );
      return ['--mount', '--pid', '--fork', '--kill-child', 'sh', script];
    };
    chownSync(join(root, 'data'), Number(uid), Number(gid));
    const settings = { ...environment, HOME: '/', PORT: port, TONGZHOU_SCENARIO: 'hubei-2020' };
    const server = spawn('unshare', container(entry), { env: settings, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (chunk) => (said += chunk));
    try {
      await vi.waitFor(
        async () => {
          if (server.exitCode !== null) throw new Error(`it ended: ${said}`);
          if (!(await fetch(`http://127.0.0.1:${port}/readyz`)).ok) throw new Error(`not ready yet: ${said}`);
        },
        { timeout: 120_000, interval: 250 },
      );
      expect((await fetch(`http://127.0.0.1:${port}/zh`)).status).toBe(200);
      const health = spawnSync('unshare', container(check), { env: settings, encoding: 'utf8' });
      expect(health.status, health.stdout + health.stderr).toBe(0);
      const write = spawnSync('unshare', container(['/usr/bin/touch', '/opt/tongzhou/mine']), {
        env: settings,
        encoding: 'utf8',
      });
      expect(write.stderr).toMatch(/Read-only file system|Permission denied/);
      const ill = spawnSync('unshare', container(check), {
        env: { ...settings, PORT: '1' },
        encoding: 'utf8',
      });
      expect(ill.status).toBe(1);
    } finally {
      const isOver = server.exitCode !== null || server.signalCode !== null;
      const gone = new Promise((resolve) => server.once('exit', resolve));
      if (!isOver) {
        server.kill('SIGKILL');
        await gone;
      }
    }
  });
});
