import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser's side of RFC 8291, written apart from the sender's: keys, and what it reads. */
export function pushBrowser(privateKey?: Buffer, auth = randomBytes(16)) {
  const own = createECDH('prime256v1');
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  const point = own.getPublicKey();
  return {
    keys: { p256dh: point.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): string {
      const salt = body.subarray(0, 16);
      const length = body.readUInt8(20);
      const theirs = body.subarray(21, 21 + length);
      const sealed = body.subarray(21 + length);
      if (body.length > 4_096 || sealed.length > body.readUInt32BE(16))
        throw new Error('more than one record');
      const info = Buffer.concat([Buffer.from('WebPush: info'), Buffer.of(0), point, theirs]);
      const input = Buffer.from(hkdfSync('sha256', own.computeSecret(theirs), auth, info, 32));
      const part = (name: string, bytes: number) =>
        Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${name}\0`), bytes));
      const open = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
      open.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
      const end = plain.findLastIndex((byte) => byte !== 0);
      if (plain[end] !== 2) throw new Error('no delimiter of the last record');
      return plain.subarray(0, end).toString('utf8');
    },
  };
}

/** A push service on this machine that answers as it is told. */
export async function pushService() {
  const got: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ path: request.url as string, headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: (code: number) => {
      status = code;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
