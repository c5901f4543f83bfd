import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@tongzhou/server';
import { keyPairFromSeed } from '@tongzhou/tlog';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, exerciseFolder } from '../../../test/support/data-folder.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const folder = dataFolder('verify');
const at = (name: string) => join(folder, name);

let key: string;
let code: string;

/** A process of its own; the site whose receipts it checks is gone by then. */
function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'verify', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' },
  });
  return { status, out: stdout, err: stderr };
}

beforeAll(async () => {
  const site = await serve({
    port: 0,
    host: '127.0.0.1',
    folder: exerciseFolder('verified'),
    databaseUrl: undefined,
    scenario: 'hubei-2020',
  });
  const bytes = async (path: string) => Buffer.from(await (await fetch(site.url + path)).arrayBuffer());
  key = (await bytes('/log/key')).toString().trim();
  const published = '/api/v1/incidents/hubei-2020/gifts';
  const { days } = JSON.parse((await bytes(published)).toString());
  const gifts = JSON.parse((await bytes(`${published}?day=${days[0]}`)).toString());
  code = gifts.data[0].receiptCode;
  writeFileSync(at('receipt.pdf'), await bytes(`/api/v1/receipts/${code}/receipt.pdf?language=zh`));
  writeFileSync(at('receipt.tlog-proof'), await bytes(`/api/v1/receipts/${code}/receipt.tlog-proof`));
  // From here on the site is gone: what follows works without it.
  await site.close();
});

describe('tongzhou verify', () => {
  it.each(['receipt.pdf', 'receipt.tlog-proof'])('tells in plain words what %s is, and exits 0', (name) => {
    const zh = verify(at(name), '--key', key);
    expect([zh.status, zh.err]).toEqual([0, expect.not.stringContaining('Error')]);
    for (const part of ['核对通过', code, '核对了什么', '这不说明', '箱子里']) expect(zh.out).toContain(part);
    const en = verify(at(name), '--key', key, '--language', 'en');
    for (const part of ['It verifies', code, 'What this does not show', 'boxes hold'])
      expect(en.out).toContain(part);
  });

  it('by the PDF’s own key says that this is not enough', () => {
    const own = verify(at('receipt.pdf'));
    expect(own.status).toBe(0);
    expect(own.out).toContain('公钥取自收据本身');
    expect(own.out).not.toContain('核对通过');
    expect(verify(at('receipt.tlog-proof')).out).toContain('缺少公钥');
  });

  it('finds a changed receipt, and a forged one by the key', async () => {
    const proof = readFileSync(at('receipt.tlog-proof'));
    const changed = proof.toString().replace(/^extra (.+)$/m, (_line, entry: string) => {
      const text = Buffer.from(entry, 'base64').toString();
      return `extra ${Buffer.from(text.replace(/"amount":(\d)/, (_, digit) => `"amount":${9 - Number(digit)}`)).toString('base64')}`;
    });
    writeFileSync(at('changed.tlog-proof'), changed);
    const tampered = verify(at('changed.tlog-proof'), '--key', key);
    expect([tampered.status, tampered.out]).toEqual([1, expect.stringContaining('核对不通过')]);
    expect(tampered.out).toContain('被改动');
    const other = await keyPairFromSeed('tongzhou.local/log', new Uint8Array(32).fill(7));
    const forged = verify(at('receipt.pdf'), '--key', other.verifierKey, '--json');
    expect(forged.status).toBe(1);
    expect(JSON.parse(forged.out)).toMatchObject({ holds: false, code: 'unknown-signer' });
  });

  it('asks for witnesses where the policy does', async () => {
    const witness = await keyPairFromSeed('witness.example', new Uint8Array(32).fill(9), 0x04);
    writeFileSync(at('policy'), `log ${key}\nwitness paper ${witness.verifierKey}\nquorum paper\n`);
    const missed = verify(at('receipt.pdf'), '--policy', at('policy'));
    expect([missed.status, missed.out]).toEqual([1, expect.stringContaining('见证人的签名不够')]);
    writeFileSync(at('none'), `log ${key}\nquorum none\n`);
    expect(verify(at('receipt.pdf'), '--policy', at('none')).status).toBe(0);
  });

  it('answers programs in JSON', () => {
    const { status, out } = verify(at('receipt.pdf'), '--key', key, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      holds: true,
      form: 'pdf',
      keyFrom: 'pinned',
      entry: { type: 'donation.received', data: { receiptCode: code } },
    });
  });

  it('says what is amiss with the call: exit 2', () => {
    expect(verify().status).toBe(2);
    expect(verify(at('nothing.pdf')).status).toBe(2);
    expect(verify(at('receipt.pdf'), '--language', 'fr').status).toBe(2);
  });
});
