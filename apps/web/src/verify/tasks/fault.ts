import { AuditError, SiteError } from '@tongzhou/audit';
import { SolverMissing } from '@tongzhou/domain';
import type { Language } from '@tongzhou/messages';
import { ReceiptError, sayFault, TITLES } from '@tongzhou/receipt';
import { said } from '#texts/words.ts';
import { TlogError } from '../log.ts';
import type { Finding, Tone } from '../protocol.ts';
import { verifyToolTexts } from '../texts.ts';

/** A finding of one sentence. */
export const badFinding = (
  code: string,
  sentence: string,
  language: Language,
  tone: Tone = 'bad',
): Finding => ({
  tone,
  code,
  title: tone === 'bad' ? TITLES.failed[language] : sentence,
  sections: tone === 'bad' ? [{ title: said(verifyToolTexts, language).whatIsWrong, lines: [sentence] }] : [],
});

/** What went wrong, named: the site is silent, the log is faulty, what is published differs, or the file is none. */
export function faultFinding(error: unknown, language: Language): Finding {
  const t = said(verifyToolTexts, language);
  const detail = error instanceof Error ? error.message : String(error);
  // A site that does not answer has not been found out in anything.
  if (error instanceof SiteError)
    return { ...badFinding('site-silent', t.siteSilent, language, 'warn'), detail };
  if (error instanceof AuditError)
    return { ...badFinding(error.code, t.published[error.code], language), detail };
  if (error instanceof TlogError) return { ...logFault(error, language), detail };
  if (error instanceof ReceiptError)
    return { ...badFinding(error.code, sayFault(error).words[language], language, 'warn'), detail };
  if (error instanceof SolverMissing)
    return { ...badFinding('solver-missing', t.solverMissing, language, 'warn'), detail };
  if (error instanceof DOMException || !globalThis.crypto?.subtle)
    return { ...badFinding('browser', t.browserLacks, language, 'warn'), detail };
  return { ...badFinding('unexpected', t.unexpected, language, 'warn'), detail };
}

/** Faults that no single file explains: the log went back, or its keys do not follow each other. */
const WHOLE_LOG: ReadonlySet<string> = new Set([
  'rollback',
  'wrong-consistency',
  'broken-rotation',
  'malformed-rotation',
]);

function logFault(error: TlogError, language: Language): Finding {
  const t = said(verifyToolTexts, language);
  const { entryIndex, path } = error.place;
  // A receipt that does not fit its own proof is not an entry that the log has rewritten.
  if (error.code === 'wrong-inclusion')
    return badFinding(error.code, sayFault(error).words[language], language);
  if (entryIndex !== undefined) return badFinding('rewritten-entry', t.rewrittenEntry(entryIndex), language);
  if (path?.startsWith('tile/') || error.code === 'wrong-root')
    return badFinding('wrong-tile', t.wrongTile(path ?? ''), language);
  if (WHOLE_LOG.has(error.code)) return badFinding(error.code, t.wholeLog, language);
  const words = sayFault(error).words[language];
  if (path === 'checkpoint') return badFinding(error.code, t.wrongCheckpoint(words), language);
  return badFinding(error.code, words, language, error.code === 'malformed-key' ? 'warn' : 'bad');
}
