import type { FactData } from '../../kernel/fact/fact.ts';
import type { IncidentRecords } from '../../kernel/state/state.ts';
import type { ImportAnswer, ImportQuestion } from './facts.ts';

export type ImportRecord = Omit<FactData<'import.recorded'>, 'importId' | 'questions'> & {
  readonly id: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly setAside: FactData<'import.pieces-set-aside'>['pieces'];
};

export type AskedInImport = {
  readonly asks: ImportQuestion;
  /** The latest import that asked it. */
  readonly importId: string;
  answer: { readonly said: ImportAnswer; readonly at: string; readonly bySeat: string } | null;
};

declare module '../../kernel/state/state.ts' {
  interface IncidentRecords {
    readonly imports: Map<string, ImportRecord>;
    /** Fingerprint of what was read → the import. */
    readonly importOfContent: Map<string, string>;
    /** By its key. */
    readonly importQuestions: Map<string, AskedInImport>;
    /** The words of those that are asked; they stay with the participants. */
    readonly importPieces: Map<string, ImportRecord['setAside'][number]>;
    /** Of the questions: without an answer. */
    readonly importQuestionsOpen: Set<string>;
  }
}

export const emptyImportRecords = (): Pick<
  IncidentRecords,
  'imports' | 'importOfContent' | 'importQuestions' | 'importPieces' | 'importQuestionsOpen'
> => ({
  imports: new Map(),
  importOfContent: new Map(),
  importQuestions: new Map(),
  importPieces: new Map(),
  importQuestionsOpen: new Set(),
});
