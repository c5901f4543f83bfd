import { checkContinuity, type Site } from '@tongzhou/audit';
import type { Language } from '@tongzhou/messages';
import { said } from '#texts/words.ts';
import {
  decodeText,
  describeContradiction,
  type Evidence,
  formatEvidence,
  type OpenedCheckpoint,
  openCheckpoint,
  TlogError,
} from '../log.ts';
import type { Finding, Seen } from '../protocol.ts';
import { verifyToolTexts } from '../texts.ts';
import { type TaskTrust, trustByKey } from './trust.ts';

/**
 * Null where the log continues what this browser has seen of it before; else what is wrong, by its name. Another key
 * that the person has typed is another log: the memory says nothing about it. Another key by the site's own word is the
 * very thing that somebody who replaces a log would do, and is said.
 */
export async function continuity(
  remembered: Seen | null,
  shown: OpenedCheckpoint,
  { trust, key, from }: TaskTrust,
  site: Site,
  language: Language,
): Promise<Finding | null> {
  if (remembered === null) return null;
  const read = (path: string) => site.bytes(`log/${path}`);
  if (remembered.key !== key) {
    if (from === 'pinned') return null;
    // Unless the key remembered has handed over to the new one, and said so in a statement that both have signed.
    const handedOver = await trustByKey(remembered.key, site)
      .then((then) => openCheckpoint(shown.signed, then))
      .catch((error) => {
        if (error instanceof TlogError) return null;
        throw error;
      });
    if (handedOver === null) return keyChanged(language);
  }
  const found = await checkContinuity(remembered.checkpoint, shown, trust, read);
  return found && contradictionFinding(found, 'remembered', language);
}

function keyChanged(language: Language): Finding {
  const t = said(verifyToolTexts, language);
  const { title, meaning, whatToDo } = t.keyChanged;
  return {
    tone: 'bad',
    code: 'key-changed',
    title,
    sections: [
      { title: t.whatIsWrong, lines: [meaning] },
      { title: t.whatToDo, lines: [whatToDo] },
    ],
  };
}

/** A log that contradicts itself: each kind by its own sentence. `from`: whose earlier view it is. */
export function contradictionFinding(
  evidence: Evidence,
  from: 'remembered' | 'pasted',
  language: Language,
): Finding {
  const t = said(verifyToolTexts, language);
  const words = t.contradiction[from][evidence.kind];
  const index = evidence.entry?.index;
  return {
    tone: from === 'pasted' && evidence.kind === 'rollback' ? 'warn' : 'bad',
    code: `${from}-${evidence.kind}`,
    title: words.title,
    sections: [
      {
        title: t.whatIsWrong,
        lines: [words.meaning, ...(index === undefined ? [] : [t.firstDifferent(index)])],
      },
      { title: t.whatToDo, lines: [words.whatToDo] },
    ],
    detail: describeContradiction(evidence),
    evidence: decodeText(formatEvidence(evidence)),
  };
}
