import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { type FormFault, ruleFault } from '@tongzhou/domain';
import { isPublicAddress } from './public-address.ts';
import { insideIsAllowed, whyNotUrl } from './url-rule.ts';

const TIMEOUT_MS = 20_000;

export type Sent = { readonly status: number } | { readonly error: string };
type Lookup = NonNullable<RequestOptions['lookup']>;

/**
 * Resolves, and hands on only addresses outside: the connection goes to the very address that was checked, so that a
 * name that answers differently the second time (DNS rebinding) gains nothing.
 */
export const guardedLookup =
  (resolve: typeof systemLookup = systemLookup): Lookup =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4);
      const addresses = found.filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      if (!first || addresses.length < found.length)
        return callback(new Error('it points inside the network'), '', 4);
      return options.all
        ? callback(null, addresses as never, 0 as never)
        : callback(null, first.address, first.family);
    });
  };

/**
 * The same at saving, so that whoever types such a name is told at once; a name that does not resolve now may later, and is
 * judged then.
 */
export function whyNotResolved(
  address: string,
  allowInside = insideIsAllowed(),
  resolve: typeof systemLookup = systemLookup,
): Promise<FormFault | null> {
  const { hostname } = new URL(address);
  if (allowInside || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return Promise.resolve(null);
  return new Promise((settle) => {
    resolve(hostname, { all: true }, (error, found) =>
      settle(error || found.every((each) => isPublicAddress(each.address)) ? null : ruleFault('url-outside')),
    );
  });
}

/**
 * One POST. Redirects are not followed (a 3xx is an answer like any other), the answer's body is not read, and all of
 * it takes 20 seconds at most. Never throws: what went wrong is the answer.
 */
export function send(
  address: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
  { timeoutMs = TIMEOUT_MS, allowInside = insideIsAllowed() } = {},
): Promise<Sent> {
  const refused = whyNotUrl(address, allowInside);
  if (refused !== null)
    return Promise.resolve({ error: refused.fault === 'rule' ? refused.rule : refused.fault });
  const url = new URL(address);
  return new Promise((resolve) => {
    const post = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = post(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...headers,
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Tongzhou-Notices/1',
        },
        agent: false,
        ...(allowInside ? {} : { lookup: guardedLookup() }),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.destroy();
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({
        error:
          error.name === 'TimeoutError' || error.name === 'AbortError'
            ? 'no answer in time'
            : (error.code ?? error.message).slice(0, 200),
      }),
    );
    request.end(body);
  });
}
