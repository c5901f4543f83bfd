import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultCode } from '../../fault/fault.ts';
import { addressOfRequest } from './address.ts';
import { refusedInput } from './refused-input.ts';
import { sayAtDoor } from './say.ts';

/** Links that work once hold their code in the path: it is written down nowhere. */
const LINKS = /^(\/[^/]+\/(?:join|reset)\/).+/;

/** What the pages know of a request that the answer alone does not tell. */
export type SeenAtDoor = {
  readonly seat: string | undefined;
  /** Why somebody was only shown the way in, whatever the answer's own status is. */
  refused?: 401 | 403;
  /** The fault of the machine that kept the page from being made. */
  fault?: FaultCode;
};

/**
 * What was refused on a page, in the same line as what the API refuses (`refusalLog`). Beside the hooks, for some is refused
 * before them: a form that another site sends.
 */
export function sayPageRefusals(
  request: IncomingMessage & { readonly seen?: SeenAtDoor },
  response: ServerResponse,
): void {
  response.once('finish', () => {
    const { seat, refused: status = response.statusCode } = request.seen ?? { seat: undefined };
    const address = addressOfRequest(request);
    refusedInput.note(status, { seat, address });
    if (status !== 401 && status !== 403) return;
    const [path = ''] = (request.url ?? '').split('?');
    const said = path.replace(LINKS, '$1…');
    sayAtDoor({ event: 'access-refused', status, path: said, seat, address });
  });
}
