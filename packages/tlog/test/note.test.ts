import { describe, expect, it } from 'vitest';
import {
  createSigner,
  createVerifier,
  decodeText,
  encodeText,
  formatNote,
  formatSignatureLine,
  formatSignerKey,
  formatVerifierKey,
  generateKeyPair,
  openNote,
  parseNote,
  parseSignatureLine,
  parseSignerKey,
  parseVerifierKey,
  signNote,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';

// Published with golang.org/x/mod/sumdb/note.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const note = (...lines: string[]) => encodeText(`${TEXT}\n${lines.join('')}`);
const names = (list: readonly { name: string }[]) => list.map((line) => line.name);

/** Every proper substring, and every string with one character replaced by the next. */
function* manglings(text: string): Generator<string> {
  for (let i = 0; i < text.length; i += 3)
    for (let j = i + 1; j < text.length; j += 3) yield text.slice(i, j);
  for (let i = 0; i < text.length; i++) {
    yield `${text.slice(0, i)}${String.fromCharCode(text.charCodeAt(i) + 1)}${text.slice(i + 1)}`;
  }
}

describe('keys', () => {
  it('published keys are read, and written back the same', () => {
    expect(formatVerifierKey(parseVerifierKey(PETER))).toBe(PETER);
    expect(formatSignerKey(parseSignerKey(PETER_SECRET))).toBe(PETER_SECRET);
    expect(parseVerifierKey(PETER)).toMatchObject({ name: 'PeterNeumann', keyId: 0xc74f20a3, type: 1 });
  });

  it('a verifier key mangled in any way is refused', async () => {
    for (const key of manglings(PETER))
      expect(await codeOf(() => parseVerifierKey(key))).toBe('malformed-key');
  });

  it('a signer key mangled in any way is refused', async () => {
    for (const key of manglings(PETER_SECRET)) {
      expect(await codeOf(() => createSigner(key))).toBe('malformed-key');
    }
  });

  it.each([
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', // wrong length, fitting id
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', // unknown type, fitting id
    PETER.replace('c74f20a3', 'C74F20A3'),
    'a b+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ])('%s is refused', async (key) => {
    expect(await codeOf(() => createVerifier(key))).toBe('malformed-key');
  });

  it('an error never quotes a secret key', async () => {
    const wrong = PETER_SECRET.replace('c74f20a3', 'c74f20a4');
    await expect(createSigner(wrong)).rejects.not.toThrow(/AYEKFALV/);
  });

  it('new keys work, and have a name without spaces or plus', async () => {
    const pair = await generateKeyPair('tongzhou.example/同舟');
    const signed = await signNote('hi\n', [await createSigner(pair.signerKey)]);
    const opened = await openNote(signed, [await createVerifier(pair.verifierKey)]);
    expect(names(opened.verified)).toEqual(['tongzhou.example/同舟']);
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\u0085b', 'a\nb', 'a\ud800']) {
      expect(await codeOf(() => generateKeyPair(name))).toBe('malformed-key');
    }
  });
});

describe('signing', () => {
  it('gives the published note', async () => {
    const signed = await signNote(TEXT, [await createSigner(PETER_SECRET)]);
    expect(decodeText(signed)).toBe(`${TEXT}\n${PETER_LINE}`);
  });

  it('adds to the signatures that are there, and replaces its own', async () => {
    const peter = await createSigner(PETER_SECRET);
    const { signatures } = parseNote(note(PETER_LINE, ENOCH_LINE));
    const signed = await signNote(TEXT, [peter], signatures);
    expect(decodeText(signed)).toBe(`${TEXT}\n${ENOCH_LINE}${PETER_LINE}`);
  });

  it('refuses a text without a final newline or with control characters, and a note without signatures', async () => {
    const peter = await createSigner(PETER_SECRET);
    for (const text of ['abc', '', 'a\tb\n', 'a\r\n']) {
      expect(await codeOf(() => signNote(text, [peter]))).toBe('malformed-note');
    }
    expect(await codeOf(() => formatNote({ text: TEXT, signatures: [] }))).toBe('malformed-note');
    expect(await codeOf(() => signNote('a\ud800\n', [peter]))).toBe('malformed-encoding');
  });
});

describe('opening', () => {
  it('tells verified signatures from unknown ones', async () => {
    const [peter, enoch] = await Promise.all([createVerifier(PETER), createVerifier(ENOCH)]);
    const both = note(PETER_LINE, ENOCH_LINE);
    const one = await openNote(both, [peter]);
    expect([one.text, names(one.verified), names(one.unverified)]).toEqual([
      TEXT,
      ['PeterNeumann'],
      ['EnochRoot'],
    ]);
    expect(names((await openNote(both, [peter, enoch])).verified)).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(await codeOf(() => openNote(both, []))).toBe('unknown-signer');
  });

  it('verifies the example of C2SP signed-note', async () => {
    const foo = await createVerifier('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const text = 'This is an example message.\n';
    const line =
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect((await openNote(encodeText(`${text}\n${line}`), [foo])).text).toBe(text);
  });

  it('rejects the whole note if a known key does not verify, even beside one that does', async () => {
    const [peter, enoch] = await Promise.all([createVerifier(PETER), createVerifier(ENOCH)]);
    const line = `${PETER_LINE.slice(0, 60)}ABCD${PETER_LINE.slice(60)}`;
    expect(await codeOf(() => openNote(note(line), [peter]))).toBe('wrong-signature');
    expect(await codeOf(() => openNote(note(line, ENOCH_LINE), [peter, enoch]))).toBe('wrong-signature');
    const other = encodeText(`other\n\n${PETER_LINE}`);
    expect(await codeOf(() => openNote(other, [peter]))).toBe('wrong-signature');
  });

  it('ignores a key that shares only the name or only the id', async () => {
    const peter = await createVerifier(PETER);
    const wrongName = PETER_LINE.replace('PeterNeumann', 'CarmenSandiego');
    const wrongId = PETER_LINE.replace('x08g', 'xxxx');
    expect(await codeOf(() => openNote(note(wrongName), [peter]))).toBe('unknown-signer');
    expect(await codeOf(() => openNote(note(wrongId), [peter]))).toBe('unknown-signer');
    expect((await openNote(note(wrongName, wrongId, PETER_LINE), [peter])).unverified).toHaveLength(2);
  });

  it('takes text with empty lines: the last one separates', async () => {
    const peter = await createSigner(PETER_SECRET);
    const text = 'a\n\n\nb\n\n';
    const opened = await openNote(await signNote(text, [peter]), [await createVerifier(PETER)]);
    expect(opened.text).toBe(text);
  });

  it('keeps a byte order mark: it is signed like every other byte', () => {
    expect(parseNote(encodeText(`\ufeff${TEXT}\n${PETER_LINE}`)).text).toBe(`\ufeff${TEXT}`);
  });
});

describe('malformed notes are refused', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  it.each([
    ['no signatures', encodeText(TEXT)],
    ['an empty block of signatures', encodeText(`${TEXT}\n`)],
    ['no final newline', note(PETER_LINE.slice(0, -1))],
    ['a control character', encodeText(`\x01${TEXT}\n${PETER_LINE}`)],
    ['a carriage return', encodeText(`${TEXT}\r\n\n${PETER_LINE}`)],
    ['bytes that are not UTF-8', new Uint8Array([...bytes('\xff'), ...note(PETER_LINE)])],
    ['a name with a space', note(PETER_LINE.replace('PeterNeumann', 'Bad Name'))],
    ['a name with a plus', note(PETER_LINE.replace('PeterNeumann', 'Bad+Name'))],
    ['a line that is not a signature', note(PETER_LINE, 'Unexpected line.\n')],
    ['a hyphen for the dash', note(PETER_LINE.replace('—', '-'))],
    ['base64 without padding', note(PETER_LINE.replace('=', ''))],
    ['base64 with stray bits', note(PETER_LINE.replace('AM=', 'AN='))],
    ['a signature of four bytes', note('— PeterNeumann x08gow==\n')],
    ['101 signatures', note(PETER_LINE.repeat(101))],
    ['more than a megabyte', encodeText(`${'x'.repeat(1_000_000)}\n\n${PETER_LINE}`)],
    ['nothing', new Uint8Array(0)],
  ])('%s', async (_, message) => {
    expect(await codeOf(() => parseNote(message))).toBe('malformed-note');
  });

  it('but 100 signatures are taken', () => {
    expect(parseNote(note(PETER_LINE.repeat(100))).signatures).toHaveLength(100);
  });
});

describe('a signature line by itself', () => {
  it('is read and written', () => {
    expect(formatSignatureLine(parseSignatureLine(PETER_LINE.slice(0, -1)))).toBe(PETER_LINE);
  });
});
