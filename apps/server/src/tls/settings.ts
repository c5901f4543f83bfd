import { saidPublicUrl } from '../http/public-url.ts';

/** TLS that this server ends itself, on one machine; where a proxy does that it has none of this. */
export type TlsSettings = {
  /** Redirects to https and answers the challenges of a certificate authority; null: no such door. */
  readonly httpPort: number | null;
  readonly from: CertificateFiles | CertificateAuthority;
};

/** Paths of the operator's own PEM files: the chain, leaf first, and its key. */
export type CertificateFiles = { readonly kind: 'files'; readonly certificate: string; readonly key: string };

/** An authority that gives certificates by ACME (RFC 8555), asked by http-01 for the name of `TONGZHOU_PUBLIC_URL`. */
export type CertificateAuthority = {
  readonly kind: 'acme';
  readonly directory: string;
  readonly contact: string | null;
  readonly domain: string;
  /** A PEM file of the roots by which the directory itself is known, where it is a private one. */
  readonly roots: string | null;
};

/** A setting that contradicts another, or cannot be meant: the server does not start on half of what was said. */
export class TlsSettingsError extends Error {
  override name = 'TlsSettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says of TLS; null where it says nothing. */
export function tlsSettings(environment: Environment = process.env): TlsSettings | null {
  const said = (name: string): string | null => environment[name] || null;
  const certificate = said('TONGZHOU_TLS_CERTIFICATE');
  const key = said('TONGZHOU_TLS_KEY');
  const directory = said('TONGZHOU_ACME_DIRECTORY');
  const httpPort = portOf(said('TONGZHOU_HTTP_PORT'));
  if (!certificate && !key && !directory) {
    if (httpPort !== null)
      throw wrong('TONGZHOU_HTTP_PORT redirects to https: say where the certificate comes from too');
    return null;
  }
  const publicUrl = saidPublicUrl(environment.TONGZHOU_PUBLIC_URL);
  if (!publicUrl?.startsWith('https:'))
    throw wrong(
      'with TLS, TONGZHOU_PUBLIC_URL must be the https address by which visitors come, such as https://site.example',
    );
  if (directory) {
    if (certificate || key)
      throw wrong(
        'TONGZHOU_ACME_DIRECTORY and TONGZHOU_TLS_CERTIFICATE: the certificate comes from one of them',
      );
    if (!URL.canParse(directory) || new URL(directory).protocol !== 'https:')
      throw wrong('TONGZHOU_ACME_DIRECTORY must be an https address');
    if (httpPort === null)
      throw wrong('the authority asks over http: say TONGZHOU_HTTP_PORT, which visitors reach as port 80');
    const domain = new URL(publicUrl).hostname;
    const contact = said('TONGZHOU_ACME_CONTACT');
    return {
      httpPort,
      from: { kind: 'acme', directory, contact, domain, roots: said('TONGZHOU_ACME_ROOTS') },
    };
  }
  if (!certificate || !key) throw wrong('TONGZHOU_TLS_CERTIFICATE and TONGZHOU_TLS_KEY go together');
  return { httpPort, from: { kind: 'files', certificate, key } };
}

function portOf(said: string | null): number | null {
  if (said === null) return null;
  const port = Number(said);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw wrong(`TONGZHOU_HTTP_PORT "${said}" is not a port`);
}

const wrong = (what: string) => new TlsSettingsError(what);
