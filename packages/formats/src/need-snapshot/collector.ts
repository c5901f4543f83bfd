import type { Item } from '@tongzhou/domain';
import type { ImportAnswer } from '@tongzhou/domain/concepts/import';
import type { AreaIndex } from '../area-match/index.ts';
import type { ItemIndex } from '../item-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { asOriginal } from './fields.ts';
import type { SetAside } from './snapshot.ts';

/** Where one row stands, for whoever must settle what was set aside. */
export type RowPlace = {
  readonly file: string;
  readonly row: number;
  /** Counted through all files of hospitals; a service has none. */
  readonly number?: number;
  readonly name: string | null;
};

/** Of what a person can settle: the question's key, and what may be meant. */
export type Asked = Pick<SetAside, 'question' | 'candidates'>;

/** Gathers, while reading, what is not data. */
export class Collector {
  readonly setAside: SetAside[] = [];
  contactsWithheld = 0;
  webAddressesDropped = 0;
  extraFieldsIgnored = 0;

  put(
    reason: SetAsideReason,
    level: SetAside['level'],
    place: RowPlace,
    path: string,
    original: unknown,
    asked: Asked = {},
  ): void {
    const { file, row, name } = place;
    this.setAside.push({
      ...{ reason, level, file, row, name, path, original: asOriginal(original) },
      ...(asked.question !== undefined && { question: asked.question }),
      ...(asked.candidates && asked.candidates.length > 0 && { candidates: asked.candidates }),
    });
  }
}

/** What every row is read with. */
export type ReadingContext = {
  readonly asOf: string;
  readonly items: ItemIndex;
  readonly areas: AreaIndex;
  readonly out: Collector;
  readonly answers: Answers;
};

/** What people have answered, by the question's key. */
export type Answers = ReadonlyMap<string, ImportAnswer>;

export function answerOf<Kind extends ImportAnswer['kind']>(
  answers: Answers,
  question: string,
  kind: Kind,
): Extract<ImportAnswer, { kind: Kind }> | null {
  const answer = answers.get(question);
  return answer?.kind === kind ? (answer as Extract<ImportAnswer, { kind: Kind }>) : null;
}

/** The item that somebody has said is meant. */
export const meantItem = (question: string, { answers, items }: ReadingContext): Item | undefined =>
  items.byId.get(answerOf(answers, question, 'item')?.item ?? '');

/** Settled by "nothing is to be registered of it", it is asked no more. */
export const askedOf = (answers: Answers, question: string, candidates: readonly string[] = []): Asked =>
  answers.get(question)?.kind === 'nothing' ? {} : { question, candidates };
