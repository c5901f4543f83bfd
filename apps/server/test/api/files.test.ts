import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT } from '../support/small-world.ts';
import { bearer, openSite, type Site } from './support.ts';

let site: Site;
const PDF = new TextEncoder().encode('%PDF-1.7\nthe paper\n%%EOF\n');
const HASH = createHash('sha256').update(PDF).digest('hex');
const put = (
  bytes: Uint8Array<ArrayBuffer>,
  seat: 'receiver' | 'union' = 'receiver',
  query = `?incident=${INCIDENT}`,
) => site.ask(`/api/v1/files${query}`, { method: 'POST', headers: bearer(site.tokens[seat]), body: bytes });
const present = (sha256: string) =>
  site.send('receiver', 'credential.present', {
    organisation: 'red-cross',
    kind: 'registration',
    issuer: '民政厅',
    evidence: { name: 'paper.pdf', sha256 },
  });

describe('files over HTTP', () => {
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.application.close());

  it('come in as bytes and are named by their fingerprint', async () => {
    expect(await put(PDF)).toMatchObject({
      status: 201,
      body: { hash: HASH, type: 'application/pdf', size: PDF.length },
    });
  });

  it('that no one has sent cannot be named', async () => {
    expect(await present('a'.repeat(64))).toMatchObject({
      status: 404,
      body: { code: 'file-not-stored', field: 'evidence.sha256' },
    });
    expect(await present(HASH)).toMatchObject({ status: 201 });
  });

  it('go out to those who may see them, and as nothing that a browser runs', async () => {
    const response = await site.api.request(`/api/v1/files/${HASH}`, {
      headers: bearer(site.tokens.inspector),
    });
    expect(response.status).toBe(200);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${HASH.slice(0, 16)}.pdf"`,
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const of = (headers: object) => site.ask(`/api/v1/files/${HASH}`, { headers } as RequestInit);
    expect(await of({})).toMatchObject({ status: 401 });
    expect(await of(bearer(site.tokens.renai))).toMatchObject({ status: 403 });
  });

  it('are known to everybody by what they are, never by what they hold', async () => {
    const { status, body } = await site.ask(`/api/v1/files/${HASH}/about`);
    expect(status).toBe(200);
    expect(body.holders).toEqual([
      {
        organisation: 'red-cross',
        type: 'application/pdf',
        size: PDF.length,
        putAt: expect.any(String),
        erased: null,
      },
    ]);
    for (const hash of ['..%2F..%2Fetc', 'A'.repeat(64)])
      expect((await site.ask(`/api/v1/files/${hash}/about`)).body.holders).toEqual([]);
  });

  it('that are too large, empty or of no such type are refused in words', async () => {
    expect(await put(new Uint8Array(10_000_001))).toMatchObject({ status: 413 });
    expect(await put(new Uint8Array())).toMatchObject({ status: 422, body: { code: 'file-unfit' } });
    expect(await put(Uint8Array.from([1, 2]))).toMatchObject({
      status: 422,
      body: { parameters: { why: 'type-unknown' } },
    });
    expect(await put(PDF, 'union', '?incident=none')).toMatchObject({ status: 404 });
  });

  it('that the record names are erased by two', async () => {
    const erase = (seat: 'receiver' | 'inspector', body: object = { reason: 'unlawful' }) =>
      site.ask(`/api/v1/files/${HASH}/erase`, {
        method: 'POST',
        headers: bearer(site.tokens[seat]),
        body: JSON.stringify(body),
      });
    expect(await erase('receiver')).toMatchObject({ status: 403, body: { code: 'mandate-missing' } });
    expect(await erase('receiver', { reason: 'a whim' })).toMatchObject({ status: 422 });
  });
});
