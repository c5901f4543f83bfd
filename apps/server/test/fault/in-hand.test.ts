import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FaultBook } from '../../src/fault/fault-book.ts';
import { InHand } from '../../src/server/in-hand.ts';

async function serving(memory = { isShort: false }) {
  const said: string[] = [];
  const inHand = new InHand(new FaultBook(Date.now, (...words) => said.push(words.join(' '))), memory);
  const answers: (() => void)[] = [];
  const server = createServer((request, response) =>
    inHand.pass(request, response, (asked) => {
      if (asked.url === '/readyz') response.end('ready');
      else if (asked.url === '/api/v1/notices/stream') response.write('data: 1\n\n');
      else answers.push(() => response.end('answered'));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { inHand, answers, url, said, close };
}

describe('a server that is told to stop', () => {
  it('answers first what it has in hand, takes nothing more, and sends streams away', async () => {
    const { inHand, answers, url, close } = await serving();
    const waiting = fetch(`${url}/api/v1/commands/need.state`, { method: 'POST' });
    const stream = await fetch(`${url}/api/v1/notices/stream`);
    const ended = stream.text().then(
      () => 'ended',
      () => 'ended',
    );
    await expect.poll(() => inHand.count).toBe(2);
    let isDrained = false;
    const drained = inHand.drain(5_000).then(() => {
      isDrained = true;
    });
    expect(await ended).toBe('ended');
    const refused = await fetch(`${url}/api/v1/commands/need.state`, { method: 'POST' });
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('connection')]).toEqual([
      503,
      '5',
      'close',
    ]);
    expect(await refused.json()).toMatchObject({ code: 'stopping' });
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready');
    expect(isDrained).toBe(false);
    answers[0]?.();
    expect(await (await waiting).text()).toBe('answered');
    await drained;
    close();
  });

  it('does not wait for ever', async () => {
    const { inHand, url, close } = await serving();
    const waiting = fetch(`${url}/zh`).catch(() => null);
    await expect.poll(() => inHand.count).toBe(1);
    const began = Date.now();
    await inHand.drain(200);
    expect(Date.now() - began).toBeLessThan(3_000);
    close();
    await waiting;
  });
});

describe('a server with hardly any memory left', () => {
  it('takes nothing on, says why, and goes on when there is some again', async () => {
    const memory = { isShort: true };
    const { url, answers, said, close } = await serving(memory);
    const page = await fetch(`${url}/zh`);
    expect([page.status, page.headers.get('retry-after'), page.headers.get('refresh')]).toEqual([
      503,
      '10',
      '10',
    ]);
    expect(await page.text()).toMatch(/内存[\s\S]*memory/);
    expect(said).toHaveLength(1);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    memory.isShort = false;
    const again = fetch(`${url}/zh`);
    await expect.poll(() => answers.length).toBe(1);
    answers[0]?.();
    expect((await again).status).toBe(200);
    close();
  });
});
