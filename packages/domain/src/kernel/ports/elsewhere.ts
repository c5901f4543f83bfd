/**
 * Somebody who works out elsewhere what would hold up everybody here: a port, since a thread is no matter of the domain. What is asked is
 * text and holds all that the answer depends on, so that an answer to the same text is the answer.
 */
export type Elsewhere = {
  /** Null: there is none yet, and it is asked for now. */
  readonly answerTo: (question: string) => unknown;
};
