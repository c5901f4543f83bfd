/** What a witness answers, in terms of HTTP (C2SP tlog-witness); the transport only carries it. */
export interface WitnessAnswer {
  /** 200 cosigned; 400 malformed; 403 not signed by the log; 404 unknown log; 409 another old size; 422 inconsistent. */
  readonly status: number;
  readonly contentType: string;
  /** For 200 the cosignature lines, for 409 the size that the witness has, else a sentence for people. */
  readonly body: string;
}

/** Content type of the size in a 409. */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size';

export const plainAnswer = (status: number, text: string): WitnessAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${text}\n`,
});

export const sizeAnswer = (size: number): WitnessAnswer => ({
  status: 409,
  contentType: SIZE_CONTENT_TYPE,
  body: `${size}\n`,
});
