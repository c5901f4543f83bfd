import type { Elsewhere } from '@tongzhou/domain';
import type { Solvers } from './solvers.ts';

/** What one command asks to have solved while it is not being decided. Of several tries the last answer counts. */
export class AskedElsewhere implements Elsewhere {
  #asked: string | null = null;
  #ready: { readonly question: string; readonly answer: unknown } | null = null;

  answerTo(question: string): unknown {
    if (this.#ready?.question === question) return this.#ready.answer;
    this.#asked = question;
    return null;
  }

  /** Solves what was asked since; false where nothing was. */
  async solve(solvers: Solvers): Promise<boolean> {
    const question = this.#asked;
    if (question === null) return false;
    this.#asked = null;
    this.#ready = null;
    this.#ready = { question, answer: await solvers.solve({ kind: 'allocation', text: question }) };
    return true;
  }
}
