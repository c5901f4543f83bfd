import { checkContinuity, Site } from '@tongzhou/audit';
import { said } from '#texts/words.ts';
import { encodeText, LogClient, openCheckpoint } from '../log.ts';
import type { Asked, Finding } from '../protocol.ts';
import { verifyToolTexts } from '../texts.ts';
import { contradictionFinding } from './continuity.ts';
import { SOON, trustFor } from './trust.ts';

/** A checkpoint from elsewhere, a newspaper or a friend, beside the one that this site shows here and now. */
export async function checkCompare(asked: Extract<Asked, { kind: 'compare' }>): Promise<Finding> {
  const { language } = asked;
  const t = said(verifyToolTexts, language);
  const site = new Site(asked.base, SOON);
  const { trust, from } = await trustFor(asked.key, site);
  const text = restored(asked.checkpoint);
  const pasted = await openCheckpoint(encodeText(text), trust);
  const read = (path: string) => site.bytes(`log/${path}`);
  const shown = await new LogClient({ ...trust, read }).checkpoint();
  const evidence = await checkContinuity(text, shown, trust, read);
  if (evidence) return contradictionFinding(evidence, 'pasted', language);
  return {
    tone: from === 'pinned' ? 'good' : 'warn',
    code: 'same-log',
    title: t.sameLog,
    sections: [
      { title: t.checked, lines: [t.comparedSizes(pasted.size, shown.size)] },
      { title: t.showsNot, lines: [...(from === 'site' ? [t.siteKey] : []), t.sameLogNot] },
    ],
  };
}

/** A text that went through mails and chats: line ends made plain, the blank line and the last line end put back. */
function restored(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const signatures = lines.filter((line) => line.startsWith('— '));
  const body = lines.filter((line) => line !== '' && !line.startsWith('— '));
  return `${body.join('\n')}\n\n${signatures.join('\n')}\n`;
}
