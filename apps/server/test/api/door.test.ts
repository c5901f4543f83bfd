import { SEAT_FUNCTIONS } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT } from '../support/small-world.ts';
import { bearer, listen, openSite, rawRequest, read, type Site } from './support.ts';

let site: Site;
let door: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  site = await openSite();
  door = await listen(site);
});
afterAll(async () => {
  await door.close();
  await site.application.close();
});

const resume = { incident: INCIDENT, facility: 'union', item: 'goggles' };
const COMMAND = '/api/v1/commands/facility.resume-receiving';

describe('at the door', () => {
  it.each([
    ['/api/v1/nowhere', 'GET', 404, 'address-unknown'],
    ['/api/v2/', 'GET', 404, 'address-unknown'],
    [COMMAND, 'GET', 405, 'method-not-allowed'],
    [COMMAND, 'DELETE', 405, 'method-not-allowed'],
    ['/api/v1/incidents', 'POST', 405, 'method-not-allowed'],
    [`/api/v1/incidents/${INCIDENT}/needs`, 'PUT', 405, 'method-not-allowed'],
    ['/api/v1/incidents/none/needs', 'GET', 404, 'not-found'],
  ])('%s by %s is a problem: %i %s', async (path, method, status, code) => {
    const { headers, body, ...answer } = await site.ask(path, { method });
    expect(answer.status).toBe(status);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ status, code });
    expect(body.messages.zh).toMatch(/[一-鿿]/);
    expect(body.messages.en).not.toMatch(/[一-鿿]/);
    if (status === 405) expect(headers.get('allow')).toMatch(/POST|GET/);
  });

  it('every answer has a number, and headers against sniffing, framing and scripts', async () => {
    for (const path of ['/api/v1/', '/api/v1/incidents', '/healthz', '/api/v1/nowhere']) {
      const { headers } = await site.ask(path);
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const named = await site.ask('/healthz', { headers: { 'x-request-id': 'abc-123' } });
    expect(named.headers.get('x-request-id')).toBe('abc-123');
    const forged = await site.ask('/healthz', { headers: { 'x-request-id': 'a b<script>' } });
    expect(forged.headers.get('x-request-id')).not.toContain('script');
  });

  it('other sites may read what is public, and nothing else', async () => {
    const headers = { origin: 'https://paper.example' };
    expect(
      (await site.ask('/api/v1/incidents', { headers })).headers.get('access-control-allow-origin'),
    ).toBe('*');
    const preflight = await site.ask('/api/v1/incidents', {
      method: 'OPTIONS',
      headers: {
        ...headers,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      },
    });
    expect(preflight.headers.get('access-control-allow-methods')).not.toContain('POST');
    for (const path of ['/api/v1/me', COMMAND]) {
      const answer = await site.ask(path, { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('an answer that has not changed is not sent again', async () => {
    const first = await site.ask(`/api/v1/incidents/${INCIDENT}/overview`);
    const etag = first.headers.get('etag') as string;
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await site.ask(`/api/v1/incidents/${INCIDENT}/overview`, {
      headers: { 'if-none-match': etag },
    });
    expect([again.status, again.body]).toEqual([304, '']);
    await site.send('union', 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: 'goggles',
      setting: 'isolation',
      quantity: { kind: 'unknown' },
    });
    const changed = await site.ask(`/api/v1/incidents/${INCIDENT}/overview`, {
      headers: { 'if-none-match': etag },
    });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('facts come page by page, as they are stored, and a page that makes no sense is refused', async () => {
    const seen: number[] = [];
    for (;;) {
      const { body } = await site.ask(
        `/api/v1/incidents/${INCIDENT}/facts?after=${seen.at(-1) ?? 0}&limit=2`,
      );
      seen.push(...body.data.map((each: { position: number }) => each.position));
      for (const { text } of body.data) expect(JSON.parse(text).incident).toBe(INCIDENT);
      if (body.data.length < 2) break;
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(2);
    for (const query of ['limit=0', 'limit=1001', 'after=-1', 'after=x']) {
      const answer = await site.ask(`/api/v1/facts?${query}`);
      expect(answer).toMatchObject({ status: 422, body: { field: query.split('=')[0] } });
    }
  });
});

describe('a request that another site made a browser send', () => {
  it('is refused where it relies on a cookie, and a token needs no origin', async () => {
    await site.identity.createAccount({
      email: 'csrf@example.org',
      name: 'C',
      password: 'correct horse battery',
      organisation: 'lead',
      functions: SEAT_FUNCTIONS,
    });
    const signedIn = await read(
      await fetch(`${door.url}/api/v1/sign-in`, {
        method: 'POST',
        body: JSON.stringify({ email: 'csrf@example.org', password: 'correct horse battery' }),
      }),
    );
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] as string;
    const body = JSON.stringify(resume);
    const by = (headers: Record<string, string>) =>
      fetch(`${door.url}${COMMAND}`, { method: 'POST', headers: { cookie, ...headers }, body }).then(read);
    expect(await by({})).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    expect((await by({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await by({ origin: 'null' })).status).toBe(403);
    expect((await by({ 'sec-fetch-site': 'cross-site', origin: door.url })).status).toBe(403);
    expect((await by({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await by({ origin: door.url })).status).toBe(201);
    expect((await by({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const foreignToken = await by({ ...bearer(site.tokens.union), origin: 'https://partner.example' });
    expect(foreignToken.status).toBe(201);
    // A wrong token is not rescued by a good cookie.
    expect((await by({ authorization: 'Bearer nonsense', origin: door.url })).status).toBe(401);
  });
});

describe('a body', () => {
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${door.url}${COMMAND}`, {
      method: 'POST',
      headers: { ...bearer(site.tokens.union), ...headers },
      body,
    }).then(read);

  it('over the limit is refused while it is still coming, and not read to its end', async () => {
    let sent = 0;
    const answer = await rawRequest(door.port, (write) => {
      write(
        `POST ${COMMAND} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${site.tokens.union}\r\nTransfer-Encoding: chunked\r\n\r\n`,
      );
      const chunk = 'x'.repeat(65_536);
      const more = setInterval(() => {
        if (sent >= 400 || !write(`10000\r\n${chunk}\r\n`)) clearInterval(more);
        sent += 1;
      }, 2);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"body-too-large"');
    expect(sent).toBeLessThan(400);
  });

  it('that says it is too large is refused by its word', async () => {
    const answer = await rawRequest(door.port, (write) =>
      write(
        `POST ${COMMAND} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${site.tokens.union}\r\nContent-Length: 99999999\r\n\r\n{`,
      ),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    ['nothing at all', '', 400, 'not-json'],
    ['words', 'hello', 400, 'not-json'],
    ['half of it', '{"incident":', 400, 'not-json'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, 'not-json'],
    ['a million brackets', '['.repeat(400_000) + ']'.repeat(400_000), 422, 'input-invalid'],
    ['half a surrogate', '{"incident":"\\ud800"}', 422, 'input-invalid'],
    ['a NUL', '{"incident":"a\\u0000b"}', 422, 'input-invalid'],
    ['a NUL in a name of a field', '{"a\\u0000":1}', 422, 'input-invalid'],
    ['a name that stands twice', '{"incident":"a","amount":1,"amount":2}', 422, 'input-invalid'],
    ['a name twice, once in disguise', '{"incident":"a","inciden\\u0074":"b"}', 422, 'input-invalid'],
    ['a name that all objects have', '{"incident":{"__proto__":{"a":1}}}', 422, 'input-invalid'],
    ['80,000 names', `{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":1`)}}`, 422, 'input-invalid'],
    ['a list', '[]', 422, 'input-invalid'],
    ['null', 'null', 422, 'input-invalid'],
  ])('of %s gets a clear answer, also with a key, and has no effect', async (_what, body, status, code) => {
    const { position } = site.application.state;
    for (const headers of [{}, { 'idempotency-key': `k ${code}` }] as Record<string, string>[]) {
      const answer = await send(body, headers);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body.messages.zh).toMatch(/[一-鿿]/);
    }
    expect(site.application.state.position).toBe(position);
  });

  it('that says two things is told where', async () => {
    const { body } = await send('{\n "need": "a",\n "need": "b"\n}');
    expect(body).toMatchObject({ parameters: { rule: 'json-name-once', name: 'need', line: 3, column: 2 } });
    expect(body.detail).toMatch(/3.*2/);
  });

  it('with a key that is no key is refused, naming the header', async () => {
    const answer = await send(JSON.stringify(resume), { 'idempotency-key': 'x'.repeat(201) });
    expect(answer).toMatchObject({ status: 422, body: { code: 'input-invalid', field: 'Idempotency-Key' } });
  });

  it('of a stranger is not read', async () => {
    const answer = await rawRequest(door.port, (write) =>
      write(`POST ${COMMAND} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n\r\n{`),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/www-authenticate: Bearer/i);
  });
});

describe('what is wrong', () => {
  it('is said all at once, each at its field', async () => {
    const { body } = await site.send('receiver', 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'anonymous', donor: 'd-1' },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'directed',
      lots: [
        { claimedItem: 'mask-of-zorro', amount: 1 },
        { claimedItem: 'goggles', amount: 1, batch: '电话 13812345678' },
      ],
    });
    expect(body.errors.map((each: { code: string; field: string }) => [each.code, each.field])).toEqual([
      ['input-invalid', 'earmarkedFor'],
      ['personal-data', 'lots.1.batch'],
      ['item-unknown', 'lots.0.claimedItem'],
    ]);
    expect(body.detail).toContain('定向捐赠');
    expect(JSON.stringify(body)).not.toContain('13812345678');
  });

  it('is said by names in the sentence, and by ids in the parameters', async () => {
    const { body } = await site.send(
      'union',
      'need.state',
      {
        incident: INCIDENT,
        facility: 'renai',
        item: 'goggles',
        setting: 'isolation',
        quantity: { kind: 'unknown' },
      },
      { 'accept-language': 'en' },
    );
    expect(body.parameters).toMatchObject({ function: 'state-need', area: '420111' });
    expect(body.detail).toContain('“state needs”');
    expect(body.detail).not.toContain('420111');
  });
});
