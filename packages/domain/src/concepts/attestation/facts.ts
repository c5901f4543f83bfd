import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { sha256Schema } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const attestationFacts = {
  /**
   * What the machine keeps beside the log and does not publish (who read whose data, what was erased, what was told to whom,
   * which accounts and tokens there were) has a list of hashes, one line for each row that was written, changed or deleted.
   * This states how long the list is, and its running hash: from then on no line can be taken out or changed unnoticed.
   */
  'records.attested': fact({
    title: both('为日志外记录留存累计哈希', 'Running hash of the records beside the log'),
    under: 'clock',
    schema: z.strictObject({ lines: z.int().min(1), hash: sha256Schema }),
  }),
};

type AttestationFacts = typeof attestationFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends AttestationFacts {}
}
