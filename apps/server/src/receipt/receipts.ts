import { giftByCode, refundSlip } from '@tongzhou/domain';
import type { Language } from '@tongzhou/messages';
import { readEntry } from '@tongzhou/receipt';
import { parseCheckpoint, parseNote, parseProof, toBase64 } from '@tongzhou/tlog';
import type { Application } from '../application/application.ts';
import { viewpointOf } from '../application/viewpoint.ts';
import { buildFactProof } from '../log/fact-proof.ts';
import type { PublicLog } from '../log/public-log.ts';
import { correctionLines } from './corrections.ts';
import { receiptPdf } from './pdf.ts';
import { namesFrom, type Receipt } from './receipt.ts';
import { slipPdf } from './slip.ts';
import { Turns } from './turns.ts';

/** Where a receipt is asked for that the log does not hold yet; it will within a few seconds. */
export const PENDING = 'pending';
/** A newcomer took the gift in, and nobody has checked yet who that is. */
export const UNCHECKED = 'unchecked';
/** More PDFs are being made than the machine can; ask again. */
export const BUSY = 'busy';

/** Facts enter the log within about a second of their commit. */
export const RETRY_AFTER_SECONDS = 2;

const KEPT_MAX = 64;

/** A receipt's files by its code. Answers null for a code that there is not. */
export class Receipts {
  readonly #application: Application;
  readonly #log: PublicLog;
  readonly #turns = new Turns(16);
  /** The newest PDFs, by all that decides their bytes. */
  readonly #kept = new Map<string, Uint8Array>();

  constructor(application: Application, log: PublicLog) {
    this.#application = application;
    this.#log = log;
  }

  /** Position of the gift's fact in the journal. */
  positionOf(code: string): number | null {
    return giftByCode(viewpointOf(this.#application), code)?.position ?? null;
  }

  /** The `.tlog-proof` under the current checkpoint, with the entry as its extra data. */
  async proof(code: string): Promise<Uint8Array | typeof PENDING | typeof UNCHECKED | null> {
    const gift = giftByCode(viewpointOf(this.#application), code);
    if (gift === null) return null;
    if (gift.awaitsCheck) return UNCHECKED;
    const found = await buildFactProof(this.#application.database, this.#log.files, gift.position);
    return found?.proof ?? PENDING;
  }

  /** The PDF; `address` is the site's, such as `https://tongzhou.example`. */
  async pdf(
    code: string,
    language: Language,
    address: string,
  ): Promise<Uint8Array | typeof PENDING | typeof UNCHECKED | typeof BUSY | null> {
    const proof = await this.proof(code);
    if (proof === null || typeof proof === 'string') return proof;
    const receipt = this.#receipt(proof, language, address);
    const corrections = receipt.corrections.length;
    return this.#made([code, language, address, corrections], receipt.log, () => receiptPdf(receipt));
  }

  /** The slip of a refund that was confirmed; null: there is none such. */
  async slip(
    { incident, id }: { readonly incident: string; readonly id: string },
    language: Language,
    address: string,
  ): Promise<Uint8Array | typeof PENDING | typeof BUSY | null> {
    const view = viewpointOf(this.#application);
    const known = view.state.incidents.get(incident);
    if (!known?.refunds.has(id)) return null;
    const refund = refundSlip(view, incident, id);
    const { ended } = refund;
    if (refund.status !== 'made' || ended === null) return null;
    const found = await buildFactProof(this.#application.database, this.#log.files, ended.position);
    if (!found) return PENDING;
    const { entry, log } = this.#read(found.proof);
    const { exercise } = known;
    const slip = {
      language,
      address,
      exercise,
      incident,
      refund: { ...refund, ended },
      log,
      proof: found.proof,
      entry,
    };
    return this.#made([incident, id, language, address], log, () => slipPdf(slip));
  }

  /** Once for all that decides its bytes. */
  async #made(
    names: readonly (string | number)[],
    { size, witnesses }: Receipt['log'],
    make: () => Promise<Uint8Array>,
  ): Promise<Uint8Array | typeof BUSY> {
    const key = JSON.stringify([...names, size, witnesses]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const made = await this.#turns.take(make);
    if (made === null) return BUSY;
    if (this.#kept.size >= KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#kept.set(key, made);
    return made;
  }

  /** The entry that a proof holds, and the log at its checkpoint. */
  #read(file: Uint8Array): Pick<Receipt, 'entry' | 'log'> {
    const { index, extra, checkpoint } = parseProof(file);
    const note = parseNote(checkpoint);
    const { origin, size, root } = parseCheckpoint(note.text);
    const witnesses = note.signatures.map(({ name }) => name).filter((name) => name !== origin);
    return {
      entry: extra as Uint8Array,
      log: { origin, key: this.#log.verifierKey, index, size, root: toBase64(root), witnesses },
    };
  }

  #receipt(file: Uint8Array, language: Language, address: string): Receipt {
    const { entry, log } = this.#read(file);
    const content = readEntry(Buffer.from(entry).toString('utf8'));
    if (content.kind !== 'gift') throw new Error(`entry ${log.index} is not a gift`);
    const view = viewpointOf(this.#application);
    return {
      language,
      address,
      gift: content.gift,
      exercise: view.state.incidents.get(content.gift.incident)?.exercise ?? false,
      names: namesFrom(view),
      corrections: correctionLines(view, content.gift.receiptCode, language),
      log,
      proof: file,
      entry,
    };
  }
}
