import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { serveSources } from '../../test/browser/support/serve-sources.ts';
import { alternate, count, digits, perSecond, ratioTo, table } from './rounds.ts';

const ROUNDS = 7;
const ENTRIES = 20_000;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Runs in the page, on its main thread: makes `append` and `audit` of a log of facts in memory. A text, as it imports. */
const PREPARE = `(async () => {
  const tlog = await import('/index.ts');
  const keys = await tlog.generateKeyPair('bench.example/log');
  const log = await tlog.createVerifier(keys.verifierKey);
  const entries = Array.from({ length: ${ENTRIES} }, (_, i) => {
    const entry = new Uint8Array(200 + (Math.imul(i, 0x9e3779b1) >>> 8) % 401).fill(0x61);
    new DataView(entry.buffer).setFloat64(0, i);
    return entry;
  });
  const files = new Map();
  window.append = () => {
    let edge = tlog.emptyTreeEdge();
    for (let at = 0; at < entries.length; at += 1000) {
      const plan = tlog.planAppend(edge, entries.slice(at, at + 1000));
      for (const [path, bytes] of plan.tiles) files.set(path, bytes);
      edge = plan.edge;
    }
    window.head = { origin: 'bench.example/log', size: edge.size, root: tlog.edgeRoot(edge), extensions: [] };
  };
  window.audit = async () => {
    const client = new tlog.LogClient({ read: async (path) => files.get(path) ?? null, log });
    return (await client.audit(window.head)).entriesChecked;
  };
})()`;

/** The same log in a browser, on a page that may use WebAssembly and on one that may not. */
export async function inBrowser(): Promise<void> {
  if (CHROMIUM === undefined) {
    console.log('Chromium is not installed here: left out\n');
    return;
  }
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const sources = fileURLToPath(new URL('../../packages/tlog/src', import.meta.url));
  const sites = await Promise.all([
    serveSources(sources, "script-src 'self' 'wasm-unsafe-eval'"),
    serveSources(sources, "script-src 'self'"),
  ]);
  try {
    const [many, single] = await Promise.all(
      sites.map(async ({ url }) => {
        const page = await browser.newPage();
        await page.goto(url);
        await page.evaluate(PREPARE);
        return page;
      }),
    );
    const run = (page: Page | undefined, what: string) => () => page?.evaluate(`window.${what}()`);
    const times = await alternate(ROUNDS, {
      singleAppend: run(single, 'append'),
      append: run(many, 'append'),
      singleAudit: run(single, 'audit'),
      audit: run(many, 'audit'),
    });
    const faster = (base: typeof times.append, other: typeof times.append) =>
      `${digits(1 / ratioTo(base, other).median)} ×`;
    table(
      [
        `Chromium ${browser.version()}, ${count(ENTRIES)} entries of 200 to 600 bytes`,
        'entries',
        'faster by',
      ],
      [
        ['planAppend, one hash at a time', perSecond(ENTRIES, times.singleAppend), ''],
        ['planAppend', perSecond(ENTRIES, times.append), faster(times.singleAppend, times.append)],
        ['client.audit, one hash at a time', perSecond(ENTRIES, times.singleAudit), ''],
        ['client.audit', perSecond(ENTRIES, times.audit), faster(times.singleAudit, times.audit)],
      ],
    );
  } finally {
    await browser.close();
    await Promise.all(sites.map((site) => site.close()));
  }
}
