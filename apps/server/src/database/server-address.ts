import pg from 'pg';
import { isThisMachine, networkIsTrusted, SettingsError } from '../settings/other-machines.ts';

/** As `pg` itself reads the address, the environment (PGSSLMODE, PGPASSWORD …) and its defaults. */
type Read = { readonly host: string; readonly ssl: unknown; readonly password: unknown };

/**
 * A database on another machine proves by a certificate which one it is, and is shown who asks: whoever listens between them gets neither
 * facts nor passwords. Throws a `SettingsError` for an address that asks for less.
 */
export function checkServerAddress(url: string): void {
  const { host, ssl, password } = new pg.Client({ connectionString: url }) as unknown as Read;
  if (isThisMachine(host)) return;
  const options = typeof ssl === 'object' && ssl !== null ? ssl : {};
  if (!password && !process.env.PGPASSFILE && !('cert' in options))
    throw new SettingsError(
      `DATABASE_URL: the database at ${host} is on another machine and would let this server in without a password or a certificate of its own: give its account one`,
    );
  const isVerified =
    Boolean(ssl) &&
    !('checkServerIdentity' in options) &&
    (options as { rejectUnauthorized?: boolean }).rejectUnauthorized !== false;
  if (!isVerified && !networkIsTrusted())
    throw new SettingsError(
      `DATABASE_URL: the database at ${host} is on another machine and would be spoken to without TLS, or without a look at its certificate: add sslmode=verify-full (and sslrootcert=FILE for an authority of your own), or say TONGZHOU_PRIVATE_NETWORK=trusted where nobody can listen between the two`,
    );
}
