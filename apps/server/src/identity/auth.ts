import { passkey } from '@better-auth/passkey';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Database } from '../database/open.ts';
import { cookieName } from './cookie-name.ts';
import { hashPassword, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, passwordMatches } from './password.ts';

/** Ends a session in which nothing happens (NIST SP 800-63B-4, 2.2.3: an hour at most). */
const IDLE_MS = 60 * MINUTE_MS;
/** A day's work; then who it is must be proved anew, used or not (the same: a day at most). */
export const SESSION_MS_MAX = 12 * HOUR_MS;
/** Browsers of one person at once; whoever signs in at one more ends the one that was used longest ago. */
export const SESSIONS_MAX = 20;
/** So long a proof of who somebody is counts as fresh. */
export const FRESH_MS = 15 * MINUTE_MS;
/** A session's use is written down no more often. */
const TOUCHED_MS = MINUTE_MS;

/** As it is without TLS: `cookieName`. */
export const SESSION_COOKIE = 'tongzhou-session';
const ISSUER = 'Tongzhou 同舟';

/**
 * better-auth as a library: its calls alone, none of its routes; its tables under names of our own; its address from each
 * request (decision 0038). `secret` signs cookies and seals what second factors keep.
 */
export function openAuth({ sql: db }: Database, secret: string) {
  return betterAuth({
    appName: ISSUER,
    database: { db, type: 'postgres' },
    secret,
    // Whichever host `headersFor` has let through.
    baseURL: { allowedHosts: ['*'] },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookieName('tongzhou'),
      cookies: { session_token: { name: cookieName(SESSION_COOKIE) } },
      // `cookiesFrom` says Secure, for whoever came by TLS.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      // Our migration makes its tables; a test holds them to what it wants.
      database: { validateSchema: false },
    },
    user: {
      modelName: 'sign_in_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sign_in_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: IDLE_MS / SECOND_MS,
      updateAge: TOUCHED_MS / SECOND_MS,
      freshAge: FRESH_MS / SECOND_MS,
    },
    account: {
      modelName: 'sign_in_credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_proof',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => passwordMatches(password, hash),
      },
    },
    plugins: [
      twoFactor({
        issuer: ISSUER,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'sign_in_totp',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpName: ISSUER,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: {
          passkey: {
            modelName: 'sign_in_passkey',
            fields: {
              userId: 'user_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof openAuth>;
