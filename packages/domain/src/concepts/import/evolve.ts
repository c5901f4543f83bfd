import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveImport: Evolvers<'import.recorded' | 'import.pieces-set-aside'> = {
  'import.recorded'(state, fact) {
    const { importId, ...record } = fact.data;
    must(state.incidents, fact.incident, 'incident').imports.set(importId, {
      id: importId,
      ...record,
      recordedAt: fact.at,
      setAside: [],
    });
  },
  'import.pieces-set-aside'(state, fact) {
    const record = must(
      must(state.incidents, fact.incident, 'incident').imports,
      fact.data.importId,
      'import',
    );
    record.setAside.push(...fact.data.pieces);
  },
};
