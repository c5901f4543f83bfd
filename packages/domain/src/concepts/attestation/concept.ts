import { concept } from '../../kernel/concept/concept.ts';
import { attestRecords } from './attest.ts';
import { attestationFacts } from './facts.ts';
import { emptyAttestation } from './state.ts';

export const attestation = concept({
  name: 'attestation',
  facts: attestationFacts,
  evolve: {
    'records.attested'(state, { data }) {
      state.attested = data;
    },
  },
  register: emptyAttestation,
  deeds: [attestRecords],
});
