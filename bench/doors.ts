import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openApiDocument } from '../apps/server/src/api/openapi/document.ts';
import { serve } from '../apps/server/src/server/serve.ts';

/**
 * For how long one request of a stranger holds the thread of the server: every page that links lead to, every address of the API
 * that answers without an account, and the bodies that anybody may send. Of several tries the least, so that what else the
 * machine does does not count; what is kept in memory for a moment is asked for anew each time.
 */
const TRIES = 4;
const PAGES_MAX = 150;
const SHOWN = 15;
const ALLOWED_MS = 20;
const PAUSE_MS = 30;

process.env.TONGZHOU_WORK_LIMITS = 'off';
const folder = mkdtempSync(join(tmpdir(), 'tongzhou-doors-'));
const site = await serve({
  port: 0,
  host: '127.0.0.1',
  folder,
  databaseUrl: undefined,
  scenario: 'hubei-2020',
});
const incident = 'hubei-2020';
/** The check of the whole database, which begins with the start, is not what is measured. */
await pause(20_000);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sends and throws away what comes; the text alone where it is asked for. */
function ask(path: string, body: string | null = null, keep = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const sent = request(
      `${site.url}${path}`,
      { method: body === null ? 'GET' : 'POST', headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => keep && chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** Milliseconds of the longest piece of work on the thread while it was answered. */
async function held(path: (n: number) => string, body: string | null = null): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES; n += 1) {
    await pause(PAUSE_MS);
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    await pause(5);
    delays.reset();
    await ask(path(n), body);
    await pause(5);
    delays.disable();
    least = Math.min(least, delays.max / 1e6);
  }
  return least;
}

async function pagesFrom(start: string): Promise<string[]> {
  const seen = new Set([start]);
  for (const address of seen) {
    if (seen.size >= PAGES_MAX) break;
    const html = await ask(address, null, true);
    for (const [, href] of html.matchAll(/href="(\/zh[^"#]*)"/g))
      if (!/\.pdf|sign-out/.test(href as string)) seen.add((href as string).replaceAll('&amp;', '&'));
  }
  return [...seen].slice(0, PAGES_MAX);
}

const asked: [name: string, path: (n: number) => string, body?: string][] = [];
for (const page of await pagesFrom(`/zh/incidents/${incident}`)) asked.push([page, () => page]);
for (const [path, operations] of Object.entries(openApiDocument().paths)) {
  if (!('get' in operations) || 'security' in (operations.get as object) || path.includes('stream')) continue;
  const filled = path.replace('{incident}', incident);
  if (filled.includes('{')) continue;
  // An answer that is remembered costs nothing: another moment is another question.
  asked.push([path, (n) => `${filled}?after=${n}&limit=${1_000 - n}`], [`${path} (plain)`, () => filled]);
}
asked.push(
  [
    'records/check, 80,000 names',
    () => '/api/v1/records/check',
    `{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":1`)}}`,
  ],
  [
    'records/check, 1 MB of brackets',
    () => '/api/v1/records/check',
    `${'['.repeat(500_000)}${']'.repeat(500_000)}`,
  ],
  ['records/check, 1 MB list', () => '/api/v1/records/check', `{"lots":[${'{},'.repeat(330_000)}{}]}`],
  [
    'records/check, 1 MB of text',
    () => '/api/v1/records/check',
    JSON.stringify({ note: '联系人 '.repeat(100_000) }),
  ],
  ['newcomers, 1 MB', () => '/api/v1/newcomers', `{"a":"${'x'.repeat(1_000_000)}"}`],
);
const rows: { name: string; ms: number }[] = [];
for (const [name, path, body] of asked) rows.push({ name, ms: await held(path, body ?? null) });
rows.sort((a, b) => b.ms - a.ms);
const over = rows.filter(({ ms }) => ms > ALLOWED_MS);
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}`);
console.log(`${rows.length} addresses; ${over.length} hold the thread for more than ${ALLOWED_MS} ms`);
for (const { name, ms } of rows.slice(0, Math.max(SHOWN, over.length)))
  console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`);
await site.close();
process.exit(0);
