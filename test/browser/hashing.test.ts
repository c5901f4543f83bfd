import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchChromium } from './support/chromium.ts';
import { serveSources } from './support/serve-sources.ts';

const SOURCES = fileURLToPath(new URL('../../packages/tlog/src', import.meta.url));
const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Run in the page: hashes entries of every length to 300 and 20 pairs, through the package's own sources. A text,
 * because the test runner rewrites the imports of a function.
 */
const IN_PAGE = `(async () => {
  const { fourLanes } = await import('/hash/lanes/four-lanes.ts');
  const { leafHashes, nodeHashes } = await import('/hash/many.ts');
  const { toHex } = await import('/encoding/bytes.ts');
  const hexes = (hashes) =>
    Array.from({ length: hashes.length / 32 }, (_, i) => toHex(hashes.subarray(32 * i, 32 * i + 32)));
  const entries = Array.from({ length: 301 }, (_, length) => new Uint8Array(length).fill(length));
  const pairs = Uint8Array.from({ length: 20 * 64 }, (_, i) => i * 7);
  return {
    fourLanes: fourLanes() !== undefined,
    leaves: hexes(leafHashes(entries)),
    nodes: hexes(nodeHashes(pairs)),
  };
})()`;

/** Where no Chromium is installed these tests are left out and say so; CI installs it. */
describe.skipIf(!CHROMIUM)('hashing in a real browser, on the page itself', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each([
    [
      'four messages at once where the policy allows WebAssembly',
      "script-src 'self' 'wasm-unsafe-eval'",
      true,
    ],
    ['one after the other where it does not, with the same result', "script-src 'self'", false],
  ])('%s', async (_, policy, fourLanes) => {
    const site = await serveSources(SOURCES, policy);
    const page = await browser.newPage();
    await page.goto(site.url);
    const got = await page.evaluate<{ fourLanes: boolean; leaves: string[]; nodes: string[] }>(IN_PAGE);
    await page.close();
    await site.close();
    expect(got.fourLanes).toBe(fourLanes);
    expect(got.leaves).toEqual(
      Array.from({ length: 301 }, (_, length) =>
        reference(Buffer.concat([Uint8Array.of(0), new Uint8Array(length).fill(length)])),
      ),
    );
    const pairs = Uint8Array.from({ length: 20 * 64 }, (_, i) => i * 7);
    expect(got.nodes).toEqual(
      Array.from({ length: 20 }, (_, i) =>
        reference(Buffer.concat([Uint8Array.of(1), pairs.subarray(64 * i, 64 * i + 64)])),
      ),
    );
  });
});
