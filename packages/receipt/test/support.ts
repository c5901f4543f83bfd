import {
  createSigner,
  createVerifier,
  encodeText,
  generateKeyPair,
  LogClient,
  LogWriter,
  MemoryTileStore,
} from '@tongzhou/tlog';

export const ORIGIN = 'tongzhou.example/log';

/** An entry as the journal writes it: a gift of an organisation. */
export const GIFT = JSON.stringify({
  actor: { mandate: 'mandate-1', organisation: 'hubei-red-cross', seat: 'seat-1' },
  at: '2020-01-26T02:00:00.000Z',
  data: {
    donation: 'donation-1',
    donor: { donor: 'donor-1', kind: 'organisation', name: '测试企业' },
    earmarkedFor: 'wuhan-union',
    lots: [
      {
        amount: 36000,
        batch: null,
        bin: null,
        claimedItem: 'mask-surgical',
        evidence: [],
        expiresOn: null,
        item: 'mask-surgical',
        lot: 'lot-1',
        provenItem: null,
        quarantined: 'no-evidence',
      },
    ],
    mode: 'directed',
    money: null,
    place: 'wuhan-store',
    purpose: null,
    purposeWords: null,
    reference: null,
    receiptCode: 'TZ-7K4M-92QX',
    receiver: 'hubei-red-cross',
    transfers: [
      {
        amount: 36000,
        from: 'donor:donor-1:-:lot-1:none',
        phase: 'posted',
        to: 'stock:hubei-red-cross:wuhan-store:lot-1:quarantine',
        transfer: 'transfer-1',
      },
    ],
  },
  incident: 'hubei-2020',
  position: 7,
  type: 'donation.received',
});

/** A log of `size` entries whose entry 3 is the gift, its key, and the gift's `.tlog-proof`. */
export async function logWithGift(size = 10) {
  const keys = await generateKeyPair(ORIGIN);
  const store = new MemoryTileStore();
  const writer = await LogWriter.open(0, {
    store,
    origin: ORIGIN,
    signers: [await createSigner(keys.signerKey)],
  });
  const entry = encodeText(GIFT);
  const entries = Array.from({ length: size }, (_, index) =>
    index === 3 ? entry : encodeText(`{"n":${index}}`),
  );
  await writer.integrate(entries);
  await writer.publish();
  const client = new LogClient({ read: store.read, log: await createVerifier(keys.verifierKey) });
  const checkpoint = await client.checkpoint();
  return {
    key: keys.verifierKey,
    entry,
    withEntry: await client.proofFile(3, checkpoint, entry),
    bare: await client.proofFile(3, checkpoint),
  };
}
