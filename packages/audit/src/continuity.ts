import {
  contradiction,
  type Evidence,
  encodeText,
  type FileReader,
  type LogTrust,
  type OpenedCheckpoint,
  openCheckpoint,
  verifiedHashes,
} from '@tongzhou/tlog';

/**
 * Whether what a log shows now continues a checkpoint that was seen before, or by somebody else. Answers the evidence
 * against the log, or null. Throws `TlogError` for a text that is no checkpoint of this log.
 */
export async function checkContinuity(
  seenText: string,
  shown: OpenedCheckpoint,
  trust: LogTrust,
  read: FileReader,
): Promise<Evidence | null> {
  // Witnesses are asked for on the new one; whoever noted the old one down may have had it without.
  const { log, origin } = trust;
  const seen = await openCheckpoint(encodeText(seenText), origin === undefined ? { log } : { log, origin });
  const found = await contradiction(
    { ...seen, hashes: verifiedHashes(seen, read) },
    { ...shown, hashes: verifiedHashes(shown, read) },
  );
  return found ?? null;
}
