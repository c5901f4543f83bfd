import { both } from '../language/language.ts';

type NamePlace = { readonly name: string; readonly line: number; readonly column: number };

/** What is asked at the door of a server, beyond the forms of the domain. */
export const doorFormRules = {
  'text-writable': both(
    '文字中含有无法记录的字符（空字符或不成对的代理码）。',
    'The text holds characters that cannot be recorded (NUL or unpaired surrogates).',
  ),
  'depth-bounded': both('内容嵌套过深。', 'It is nested too deeply.'),
  'json-name-once': ({ name, line, column }: NamePlace) =>
    both(
      `同一对象中“${name}”出现了两次：第 ${line} 行第 ${column} 列。不同的程序会读成不同的值，请只保留一个。`,
      `“${name}” stands twice in one object, again at line ${line}, column ${column}. Programs differ in which they take: leave one.`,
    ),
  'json-name-reserved': ({ name, line, column }: NamePlace) =>
    both(
      `“${name}”不能用作字段名：第 ${line} 行第 ${column} 列。`,
      `“${name}” is no name of a field: line ${line}, column ${column}.`,
    ),
  'json-names-bounded': ({ line, column }: { readonly line: number; readonly column: number }) =>
    both(
      `一个对象中的字段过多，在第 ${line} 行第 ${column} 列超出上限。`,
      `One object has too many fields, beyond the limit at line ${line}, column ${column}.`,
    ),
  'idempotency-key-printable': both(
    '幂等键须为 1–200 个可打印的 ASCII 字符。',
    'An idempotency key has 1 to 200 printable ASCII characters.',
  ),
  'confirm-ticked': both('请先勾选确认。', 'Tick the box first.'),
  'break-glass-reason': both('请说明理由，至少十个字符。', 'Say why, in ten characters or more.'),
  'moment-come': ({ moment }: { readonly moment: string }) =>
    both(`${moment} 还没有到。`, `${moment} is still to come.`),
  'url-without-user': both('网址中不得含用户名或密码。', 'The address holds no user name or password.'),
  'url-https': both('只接受 https 网址。', 'Only addresses with https are taken.'),
  'url-port': both('只接受 443 或 8443 端口。', 'Only the ports 443 and 8443 are taken.'),
  'url-outside': both('该网址指向内部网络。', 'The address points inside the network.'),
  'push-keys': both('这不是浏览器的密钥。', 'These are not the keys of a browser.'),
  'device-of-another': both('该设备已由另一席位使用。', 'This device is in use by another seat.'),
  'devices-at-most': ({ limit }: { readonly limit: number }) =>
    both(`最多 ${limit} 台设备。`, `At most ${limit} devices.`),
  'webhooks-at-most': ({ limit }: { readonly limit: number }) =>
    both(`最多 ${limit} 个推送订阅。`, `At most ${limit} webhooks.`),
};

type DoorFormRules = typeof doorFormRules;
declare module '@tongzhou/domain' {
  interface FormRules extends DoorFormRules {}
}
