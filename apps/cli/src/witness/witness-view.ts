import { SECOND_MS } from '@tongzhou/domain';
import { type Contradiction, type Language, say, sayContradiction } from '@tongzhou/messages';
import { cosignatureTime, evidenceId, parseNote, toBase64, type Witness } from '@tongzhou/tlog';
import { originHash } from '@tongzhou/tlog/folder';
import { contradictionOf } from '../mirror/contradiction-of.ts';

/** What a witness can say about one log. */
export type WitnessedLog = {
  readonly origin: string;
  /** Where its checkpoint and its evidence are served, below the witness's prefix. */
  readonly path: string;
  readonly cosigned: { readonly size: number; readonly root: string; readonly at: Date } | undefined;
  readonly contradictions: readonly { readonly path: string; readonly found: Contradiction }[];
};

/** All logs of a witness, as they stand. */
export function witnessedLogs(witness: Witness): Promise<WitnessedLog[]> {
  return Promise.all(
    witness.origins.map(async (origin) => {
      const [latest, evidence] = await Promise.all([witness.latest(origin), witness.evidence(origin)]);
      const path = originHash(origin);
      return {
        origin,
        path,
        cosigned: latest && {
          size: latest.size,
          root: toBase64(latest.root),
          at: cosignedAt(latest.signed, witness),
        },
        contradictions: evidence.map((each) => ({
          path: `${path}/evidence/${evidenceId(each)}.json`,
          found: contradictionOf(each),
        })),
      };
    }),
  );
}

function cosignedAt(signed: Uint8Array, { name }: Witness): Date {
  const line = parseNote(signed).signatures.find(
    (each) => each.name === name && each.signature.length === COSIGNATURE_BYTES,
  );
  return new Date(line === undefined ? Number.NaN : cosignatureTime(line.signature) * SECOND_MS);
}

/** Eight bytes of time, and an Ed25519 signature. */
const COSIGNATURE_BYTES = 72;

export const sentenceOf = (found: Contradiction, language: Language): string =>
  say(sayContradiction(found), language);
