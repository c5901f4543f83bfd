import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Challenges } from './from-authority.ts';

const CHALLENGE = '/.well-known/acme-challenge/';

/**
 * The door without TLS: answers an authority's challenge, sends people who typed an address on to https, and takes nothing else.
 * A program that came with a token has already said it to whoever listened: it is refused, not sent on, so that somebody
 * notices (ASVS 4.1.2). Where it leads is the operator's word, never what the request names as its host.
 */
export function redirects(publicUrl: string, challenges: Challenges) {
  return ({ method, url = '/' }: IncomingMessage, response: ServerResponse): void => {
    const answer = url.startsWith(CHALLENGE) ? challenges.get(url.slice(CHALLENGE.length)) : undefined;
    if (answer !== undefined) {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' });
      response.end(answer);
    } else if ((method === 'GET' || method === 'HEAD') && !/^\/(api|log)(\/|\?|$)/.test(url)) {
      const location = `${publicUrl}${url.startsWith('/') ? url : '/'}`;
      response.writeHead(308, { location, 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${location}\n`);
    } else {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(
        `本站只收加密连接送来的内容，请改用 ${publicUrl}；刚才随请求送出的口令或令牌请更换。\nThis site takes what is sent to it over TLS alone: use ${publicUrl}, and replace a password or token that you have just sent.\n`,
      );
    }
  };
}
