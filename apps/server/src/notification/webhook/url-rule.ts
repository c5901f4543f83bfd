import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** `TONGZHOU_WEBHOOK_HTTP=allow`: plain http and addresses inside, for exercises and tests on one machine only. */
export const insideIsAllowed = (): boolean => process.env.TONGZHOU_WEBHOOK_HTTP === 'allow';

const URL_MAX = 2_000;

/** Why a webhook may not have this address; null where it may. What its name resolves to is judged at each sending. */
export function whyNotUrl(text: string, allowInside = insideIsAllowed()): string | null {
  if (text.length > URL_MAX || !URL.canParse(text)) return 'not a URL / 不是网址';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return 'no user name or password / 网址中不得含用户名或密码';
  if (allowInside) return /^https?:$/.test(url.protocol) ? null : 'https only / 只接受 https';
  if (url.protocol !== 'https:') return 'https only / 只接受 https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isName = isIP(host) === 0;
  if (isName && (!host.includes('.') || /(^|\.)(localhost|local|internal|lan|home|intranet)\.?$/i.test(host)))
    return 'it points inside the network / 指向内部网络';
  return isName || isPublicAddress(host) ? null : 'it points inside the network / 指向内部网络';
}
