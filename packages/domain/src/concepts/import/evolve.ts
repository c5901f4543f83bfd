import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { importFacts } from './facts.ts';

export const evolveImport: Evolvers<keyof typeof importFacts> = {
  'import.recorded'(state, fact) {
    const { importId, questions: _, ...record } = fact.data;
    const { imports, importOfContent } = must(state.incidents, fact.incident, 'incident');
    importOfContent.set(record.content, importId);
    imports.set(importId, {
      id: importId,
      ...record,
      recordedAt: fact.at,
      recordedBy: fact.actor.organisation,
      setAside: [],
    });
  },
  'import.asked'(state, fact) {
    const { importQuestions, importQuestionsOpen } = must(state.incidents, fact.incident, 'incident');
    const { importId, questions } = fact.data;
    for (const { question, asks } of questions) {
      const answer = importQuestions.get(question)?.answer ?? null;
      importQuestions.set(question, { asks, importId, answer });
      if (answer === null) importQuestionsOpen.add(question);
    }
  },
  'import.answered'(state, fact) {
    const { importQuestions, importQuestionsOpen } = must(state.incidents, fact.incident, 'incident');
    const { question, answer } = fact.data;
    must(importQuestions, question, 'question').answer = {
      said: answer,
      at: fact.at,
      bySeat: fact.actor.seat,
    };
    importQuestionsOpen.delete(question);
  },
  'import.pieces-set-aside'(state, fact) {
    const { imports, importPieces } = must(state.incidents, fact.incident, 'incident');
    const { importId, pieces } = fact.data;
    must(imports, importId, 'import').setAside.push(...pieces);
    for (const piece of pieces) if (piece.question !== undefined) importPieces.set(piece.question, piece);
  },
};
