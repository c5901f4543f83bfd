import { createHash } from 'node:crypto';
import type { GiftPaper } from '@tongzhou/domain';
import { expect, test } from 'vitest';
import { checkOwnCopy } from './own-copy.ts';

const pdf = (words: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.4\n1 0 obj\n<< /Title (${words}) >>\nendobj\ntrailer\n%%EOF\n`);
const blob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]);
const giftWith = (bytes: Uint8Array) => {
  const file = createHash('sha256').update(bytes).digest('hex');
  const paper = { paper: 'paper-1', file } as GiftPaper;
  return { lots: [{ id: 'lot-1', evidence: [paper] }], payments: [] };
};

test('a donor’s own copy is the paper that the log names, or it is not', async () => {
  const gift = giftWith(pdf('report'));
  expect(await checkOwnCopy(gift, blob(pdf('report')))).toMatchObject({
    answer: 'same',
    papers: [{ lot: 'lot-1', paper: { paper: 'paper-1' } }],
  });
  expect(await checkOwnCopy(gift, blob(pdf('another')))).toMatchObject({ answer: 'none', papers: [] });
});

test('goods that were bought with its money have papers as well', async () => {
  const { lots } = giftWith(pdf('bought'));
  const gift = { lots: [], payments: [{ lots }] };
  expect(await checkOwnCopy(gift, blob(pdf('bought')))).toMatchObject({ answer: 'same' });
});

test('what is no file of a kind that is kept, or too large, is said to be so', async () => {
  const gift = giftWith(pdf('report'));
  expect(await checkOwnCopy(gift, new Blob([]))).toEqual({ answer: 'empty' });
  expect(await checkOwnCopy(gift, new Blob([new Uint8Array([1, 2, 3, 4])]))).toEqual({
    answer: 'type-unknown',
  });
  expect(await checkOwnCopy(gift, new Blob([new Uint8Array(10_000_001)]))).toEqual({ answer: 'too-large' });
});

test('no more than three are looked at at once', async () => {
  const gift = giftWith(pdf('report'));
  const answers = await Promise.all([1, 2, 3, 4].map(() => checkOwnCopy(gift, blob(pdf('report')))));
  expect(answers.map(({ answer }) => answer)).toEqual(['same', 'same', 'same', 'busy']);
  expect(await checkOwnCopy(gift, blob(pdf('report')))).toMatchObject({ answer: 'same' });
});
