import { afterEach, describe, expect, it } from 'vitest';
import { saidPublicUrl, stayWithTls } from '../../src/http/public-url.ts';
import { whyNotResolved } from '../../src/notification/webhook/send.ts';
import { whyNotUrl } from '../../src/notification/webhook/url-rule.ts';
import { openSite } from '../api/support.ts';
import { receiveMasks } from '../support/small-world.ts';

const unset = () => {
  delete process.env.TONGZHOU_PUBLIC_URL;
};
afterEach(unset);

describe('the site’s own address', () => {
  it('is what the operator has said, without path or user; what is no web address is not believed', () => {
    expect(saidPublicUrl('https://site.example/path?x')).toBe('https://site.example');
    for (const said of ['javascript:alert(1)', 'site.example', '', 'ftp://site.example'])
      expect(saidPublicUrl(said)).toBeNull();
  });

  it('stands in a receipt, whatever host the request names', async () => {
    const site = await openSite();
    site.application.listensAt = 'http://127.0.0.1:8020';
    const { receiptCode } = await receiveMasks(site.application, 100);
    await site.log.integrateAll();
    const pdf = async () => {
      const response = await site.api.request(
        `http://evil.example/api/v1/receipts/${receiptCode}/receipt.pdf`,
        {
          headers: { host: 'evil.example', 'x-forwarded-proto': 'https' },
        },
      );
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer()).toString('latin1');
    };
    // Links of a PDF stand in it as they are.
    expect(await pdf()).not.toContain('evil.example');
    expect(site.application.publicUrl).toBe('http://127.0.0.1:8020');
    process.env.TONGZHOU_PUBLIC_URL = 'https://site.example';
    expect(site.application.publicUrl).toBe('https://site.example');
    expect(await pdf()).not.toContain('evil.example');
    await site.application.close();
  });

  it('where it is https, tells browsers to come by nothing else; and what is shown to somebody is kept by nobody', async () => {
    process.env.TONGZHOU_PUBLIC_URL = 'https://site.example';
    const site = await openSite();
    const open = await site.ask('/api/v1/incidents');
    expect(open.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    // Some name below it has no TLS: its operator leaves them out.
    expect(stayWithTls('off')).toBe('max-age=31536000');
    for (const path of ['/api/v1/me', '/api/v1/notices', '/api/v1/webhooks']) {
      const { headers } = await site.ask(path, { headers: { authorization: `Bearer ${site.tokens.lead}` } });
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
    await site.application.close();
    unset();
    const plain = await openSite();
    expect(stayWithTls()).toBeNull();
    expect((await plain.ask('/api/v1/incidents')).headers.get('strict-transport-security')).toBeNull();
    await plain.application.close();
  });
});

describe('a webhook', () => {
  it.each([
    ['https://example.com:22/', 'url-port'],
    ['https://1.1.1.1:25/', 'url-port'],
    ['https://example.com:444/', 'url-port'],
    ['https://127.0.0.1.nip.io/', 'url-outside'],
    ['https://10-0-0-1.sslip.io:8443/', 'url-outside'],
    ['https://intra.corp/', 'url-outside'],
    ['https://printer/', 'url-outside'],
    ['https://printer./', 'url-outside'],
    ['https://db.home.arpa/', 'url-outside'],
    ['http://example.com/', 'url-https'],
  ])('at %s is refused: %s', (url, rule) => {
    expect(whyNotUrl(url, false)).toMatchObject({ rule });
  });

  it.each([
    'https://hooks.example.com/a',
    'https://hooks.example.com:8443/a',
    'https://hooks.example.com:443/',
  ])('at %s may be saved', (url) => {
    expect(whyNotUrl(url, false)).toBeNull();
  });

  it('whose name leads inside is refused at saving; a name that leads nowhere yet is judged at sending', async () => {
    const leadsTo = (...addresses: string[]) =>
      ((
        _host: string,
        _options: object,
        callback: (error: Error | null, found: { address: string }[]) => void,
      ) =>
        addresses.length === 0
          ? callback(new Error('ENOTFOUND'), [])
          : callback(
              null,
              addresses.map((address) => ({ address })),
            )) as never;
    const judged = (...addresses: string[]) =>
      whyNotResolved('https://hooks.partner.example-site.org/', false, leadsTo(...addresses));
    expect(await judged('10.1.2.3')).toMatchObject({ rule: 'url-outside' });
    expect(await judged('1.1.1.1', '::1')).toMatchObject({ rule: 'url-outside' });
    expect(await judged('1.1.1.1')).toBeNull();
    expect(await judged()).toBeNull();
  });
});
