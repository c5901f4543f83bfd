import { toHex } from '../encoding/bytes.ts';
import { encodeText } from '../encoding/text.ts';
import { sha256 } from '../hash/hash.ts';
import { parseNote } from '../note/note.ts';
import type { Evidence } from './evidence.ts';

/** A name for a contradiction: its kind, and the hash of the two checkpoints whoever else may have signed them. */
export function evidenceId({ kind, first, second }: Evidence): string {
  const texts = [first, second].map((signed) => parseNote(signed).text);
  return `${kind}-${toHex(sha256(encodeText(texts.join('\n')))).slice(0, 16)}`;
}
