import { isIP } from 'node:net';
import { type FormFault, ruleFault } from '@tongzhou/domain';
import { isPublicAddress } from './public-address.ts';

/** `TONGZHOU_WEBHOOK_HTTP=allow`: plain http and addresses inside, for exercises and tests on one machine only. */
export const insideIsAllowed = (): boolean => process.env.TONGZHOU_WEBHOOK_HTTP === 'allow';

const URL_MAX = 2_000;

/** Where services for the world at large listen; behind other ports lie databases, mail, consoles. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);
/** Names that no public register gives out (RFC 6761, 6762, 8375, and those that offices use), and services whose names are any address. */
const INSIDE =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intern|intra|lan|home|home\.arpa|intranet|corp|private|office|domain|test|example|invalid|onion|nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me)\.?$/i;

/** Why a webhook may not have this address; null where it may. What its name resolves to is judged at each sending. */
export function whyNotUrl(text: string, allowInside = insideIsAllowed()): FormFault | null {
  if (text.length > URL_MAX || !URL.canParse(text)) return { fault: 'form', form: 'url' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return ruleFault('url-without-user');
  if (allowInside) return /^https?:$/.test(url.protocol) ? null : ruleFault('url-https');
  if (url.protocol !== 'https:') return ruleFault('url-https');
  if (!PORTS.has(url.port)) return ruleFault('url-port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isName = isIP(host) === 0;
  if (isName && (!host.replace(/\.$/, '').includes('.') || INSIDE.test(host)))
    return ruleFault('url-outside');
  return isName || isPublicAddress(host) ? null : ruleFault('url-outside');
}
