import { defineDeed } from '../../kernel/command/command.ts';
import { isOfSystem, MACHINE } from '../../kernel/command/seats.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { attestationFacts } from './facts.ts';

/** States the running hash; nothing where the list has not grown since. Whether the hash is right only the machine can check. */
export const attestRecords = defineDeed({
  name: 'records.attest',
  schema: attestationFacts['records.attested'].schema,
  decide(state, { lines, hash }, { actor }) {
    if (!isOfSystem(state, actor, MACHINE)) return refuse('not-own-matter', { organisation: '-' });
    const isLonger = lines > (state.attested?.lines ?? 0);
    const facts = isLonger ? [draft(REGISTER, 'records.attested', { lines, hash })] : [];
    return accept({ facts, result: {}, mandate: null });
  },
});
