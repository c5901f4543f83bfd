import { TlogError } from '../error.ts';
import type { SubmitCheckpoint } from './request-cosignature.ts';

/** An answer is a few lines. */
const ANSWER_BYTES_MAX = 64 * 1024;

/**
 * Reaches a witness over HTTP by its submission prefix, `POST <prefix>/add-checkpoint` (C2SP tlog-witness).
 * Throws `witness-refused` when it cannot be reached within `timeoutMs`, or answers without end.
 */
export function httpWitness(prefix: string, timeoutMs = 10_000): SubmitCheckpoint {
  const url = `${prefix.replace(/\/+$/, '')}/add-checkpoint`;
  return async (body) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: body as Uint8Array<ArrayBuffer>,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: await limitedText(response),
      };
    } catch (cause) {
      throw new TlogError(
        'witness-refused',
        `${url} cannot be reached: ${(cause as Error).message}`,
        {},
        cause,
      );
    }
  };
}

async function limitedText(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return text + decoder.decode();
    length += chunk.value.length;
    if (length > ANSWER_BYTES_MAX) {
      await reader?.cancel();
      throw new Error(`the answer is longer than ${ANSWER_BYTES_MAX} bytes`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}
