import type { ImportQuestion } from '@tongzhou/domain/concepts/import';
import type { HospitalNeeds, NeedSnapshot } from '@tongzhou/formats';

export type Question = { readonly asks: ImportQuestion; readonly question: string };

/** What a person must look at: a question, or a piece that nobody could read. */
export type Piece = {
  readonly reason: string;
  readonly where: string;
  readonly original: string;
  readonly question?: string;
  readonly candidates?: readonly string[];
};

const CANDIDATES_MAX = 60;

/** What an import leaves to a person: each question once, with the words of every place that asks it. */
export class Questions {
  readonly asked: Question[] = [];
  readonly pieces: Piece[] = [];
  readonly #keys = new Set<string>();

  /** `isSettled`: answered by "nothing is to be registered of it". */
  ask(
    question: Question,
    piece: {
      readonly where: string;
      readonly original: string;
      readonly candidates?: readonly string[] | undefined;
    },
    isSettled = false,
  ): void {
    const isNew = !isSettled && !this.#keys.has(question.question);
    if (isNew) {
      this.#keys.add(question.question);
      this.asked.push(question);
    }
    this.pieces.push({
      ...cut(question.asks, piece),
      ...(isSettled ? {} : { question: question.question }),
      ...(piece.candidates ? { candidates: piece.candidates.slice(0, CANDIDATES_MAX) } : {}),
    });
  }

  askWhere({ name, lines, areaAsked }: HospitalNeeds): void {
    if (!areaAsked) return;
    const { question, written, isLeft } = areaAsked;
    const items = lines.map(({ original }) => original.key).join('、');
    this.ask(
      { asks: 'area-unknown', question },
      { where: name, original: `${written || '—'} · ${items}` },
      isLeft,
    );
  }

  askAboutWords({ setAside, doubts }: NeedSnapshot): void {
    for (const { reason, file, row, name, path, original, question, candidates } of setAside) {
      const where = `${file} #${row} ${name ?? ''} ${path}`.trim();
      if (question) this.ask({ asks: reason as ImportQuestion, question }, { where, original, candidates });
      else this.pieces.push(cut(reason, { where, original }));
    }
    for (const { reason, question, name, original, itemId } of doubts)
      this.ask({ asks: reason, question }, { where: name, original, candidates: [itemId] });
  }
}

const cut = (
  reason: string,
  { where, original }: { readonly where: string; readonly original: string },
): Piece => ({ reason, where: where.slice(0, 500), original: original.slice(0, 2_000) });
