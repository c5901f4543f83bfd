import nodemailer from 'nodemailer';
import { isThisMachine, networkIsTrusted } from '../settings/other-machines.ts';

export type Letter = { readonly subject: string; readonly text: string };

export type PostOffice = { send(to: string, letter: Letter): Promise<void>; close(): void };

const TIMEOUT_MS = 20_000;

/**
 * Any SMTP server, by `TONGZHOU_SMTP_URL` (`smtps://user:password@host:465`, or `smtp://host:587`, with STARTTLS) and the sender's address by
 * `TONGZHOU_MAIL_FROM`. Null where no server is named. On another machine one that offers no TLS, or another's certificate, is sent nothing.
 */
export function postOffice(
  url = process.env.TONGZHOU_SMTP_URL,
  from = process.env.TONGZHOU_MAIL_FROM ?? 'tongzhou@localhost',
): PostOffice | null {
  if (!url) return null;
  const server = new URL(url);
  if (!/^smtps?:$/.test(server.protocol))
    throw new Error('TONGZHOU_SMTP_URL begins with smtp:// or smtps://');
  const isTls = server.protocol === 'smtps:';
  const transport = nodemailer.createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port || (isTls ? 465 : 587)),
    secure: isTls,
    requireTLS: !isTls && !isThisMachine(server.hostname) && !networkIsTrusted(),
    ...(server.username
      ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
      : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, letter) {
      await transport.sendMail({ from, to: { name: '', address: to }, ...letter });
    },
    close: () => transport.close(),
  };
}
