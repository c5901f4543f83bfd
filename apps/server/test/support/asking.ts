import { request as http, type RequestOptions } from 'node:http';
import { request as https } from 'node:https';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** One request with the headers that are said, the host among them, which `fetch` does not allow. Roots make it TLS. */
export function asked(
  options: RequestOptions & { ca?: string; servername?: string },
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const open = options.ca === undefined ? http : https;
    const sent = open({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The form of the way in, as a browser sends it; the address and password are those of the greeting's first account. */
export function signInForm(greeting: string) {
  return new URLSearchParams({
    email: greeting.match(/\S+@\S+/)?.[0] ?? '',
    password: greeting.match(/password (\S+)\)/)?.[1] ?? '',
  }).toString();
}

export const FORM = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'text/html',
  host: 'site.example',
  origin: 'https://site.example',
} as const;
