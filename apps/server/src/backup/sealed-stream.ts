import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { FromLaterVersion, saysLater } from '../database/program.ts';
import { drawBytes } from '../sealing/chance.ts';

/*
 * A file that a passphrase opens: a line that names the format and its salt, then chunks of AES-256-GCM under a key by scrypt
 * (RFC 7914). As in age's STREAM the nonce is the chunk's number with a mark on the last, so that chunks can neither be
 * exchanged nor left out, and a file that was cut off is known for one. The line is authenticated with each chunk.
 */
const FORMAT = 'tongzhou-sealed/v1';
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
const SALT_BYTES = 16;
const COST = { N: 65_536, r: 8, p: 1, maxmem: 134_217_728 };
const HEADER_BYTES_MAX = 200;

/** The passphrase is another one, or somebody has changed the file. */
class CannotOpen extends Error {
  override name = 'CannotOpen';
}

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

export async function* seal(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = drawBytes(SALT_BYTES);
  const header = Buffer.from(`${FORMAT} scrypt ${COST.N} ${COST.r} ${COST.p} ${salt.toString('base64')}\n`);
  const key = await keyOf(passphrase, salt);
  yield header;
  let index = 0;
  const sealed = (chunk: Uint8Array, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, isLast)).setAAD(header);
    index += 1;
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const { chunk, isLast } of inChunks(source, CHUNK_BYTES)) yield sealed(chunk, isLast);
}

/** Throws `CannotOpen`; what it has given out before that is to be thrown away. */
export async function* open(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncGenerator<Buffer> {
  const { header, rest } = await takeHeader(source);
  const [format, kdf, n, r, p, salt = ''] = header.toString('utf8').trim().split(' ');
  const [, version] = /^tongzhou-sealed\/v(\d+)$/.exec(format ?? '') ?? [];
  if (Number(version) > 1)
    throw new FromLaterVersion(saysLater({ en: 'this sealed file', zh: '该加密文件' }, null, format ?? ''));
  if (format !== FORMAT || kdf !== 'scrypt' || n !== `${COST.N}` || r !== `${COST.r}` || p !== `${COST.p}`)
    throw new CannotOpen('this is no sealed file of ours');
  const key = await keyOf(passphrase, Buffer.from(salt, 'base64'));
  let index = 0;
  for await (const { chunk, isLast } of inChunks(rest, CHUNK_BYTES + TAG_BYTES)) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast)).setAAD(header);
    try {
      decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
      yield Buffer.concat([decipher.update(chunk.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new CannotOpen(
        index === 0
          ? 'the passphrase does not open it, or it was changed'
          : 'it was changed, or cut off, after it was made',
      );
    }
    index += 1;
  }
}

async function takeHeader(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]();
  let had = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && had.length < HEADER_BYTES_MAX) {
    const { value, done } = await iterator.next();
    if (done) break;
    had = Buffer.concat([had, value]);
    end = had.indexOf(0x0a);
  }
  if (end < 0) throw new CannotOpen('this is no sealed file');
  async function* rest() {
    yield had.subarray(end + 1);
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { header: had.subarray(0, end + 1), rest: rest() };
}

/** Pieces of one size; the last, which may be shorter or empty, is known for it. */
async function* inChunks(source: AsyncIterable<Uint8Array>, bytes: number) {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    parts.push(part);
    length += part.length;
    if (length <= bytes) continue;
    let had = Buffer.concat(parts);
    for (; had.length > bytes; had = had.subarray(bytes))
      yield { chunk: had.subarray(0, bytes), isLast: false };
    parts = [had];
    length = had.length;
  }
  yield { chunk: Buffer.concat(parts), isLast: true };
}
