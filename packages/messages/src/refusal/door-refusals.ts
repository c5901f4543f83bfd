import { figure, type Sayers, said, same } from '@tongzhou/domain';

/** How a server says no before, beside or after the domain is asked. */
type DoorRefusals = {
  'body-too-large': { limitBytes: number };
  /** Not valid UTF-8, or not the grammar of JSON; the place where it is known. */
  'not-json': { why: 'encoding' | 'syntax'; line: number | null; column: number | null };
  'sign-in-required': Record<never, never>;
  'idempotency-key-reused': { key: string };
  'journal-moved': Record<never, never>;
  'journal-damaged': { position: number };
  'secret-wrong': Record<never, never>;
  'too-many-attempts': { waitSeconds: number };
  /** Of these bytes no file of the store can be made. */
  'file-unfit': { why: 'empty' | 'type-unknown' | 'damaged' | 'harmful' };
  /** Whoever looks at files for known harm gives no answer. */
  'file-unscanned': Record<never, never>;
  'file-not-stored': { hash: string };
  'files-full': { files: number; megabytes: number };
};

const UNFIT = {
  empty: ['文件是空的。', 'It is empty.'],
  'type-unknown': [
    '只接受照片（JPEG、PNG、WebP）、PDF、表格（XLSX、CSV）。以内容为准，与文件名无关。',
    'Taken are photographs (JPEG, PNG, WebP), PDF and sheets (XLSX, CSV), by their content and not by their names.',
  ],
  damaged: ['文件不完整。', 'It is not whole.'],
  harmful: [
    '查毒程序在其中发现了有害内容。请先检查发送它的设备。',
    'The virus scanner has found something harmful in it. Look at the device that it came from first.',
  ],
} as const;

export const doorSentences: Sayers<keyof DoorRefusals> = {
  'file-unfit': ({ why }) =>
    said(['这个文件不能保存。', 'This file cannot be kept.'], UNFIT[why], [
      '请换一个文件，或重新拍照、扫描。',
      'Choose another file, or take or scan it again.',
    ]),
  'file-unscanned': () =>
    said(
      ['文件暂时无法保存。', 'This file cannot be kept just now.'],
      [
        '每个文件保存前都要查毒，而查毒程序没有回应。',
        'Every file is looked at by a virus scanner first, and that gives no answer.',
      ],
      [
        '请过几分钟再传；如仍不行，请通知系统管理员。',
        'Send it again in some minutes; if it still fails, tell whoever runs this system.',
      ],
    ),
  'file-not-stored': ({ hash }) =>
    said(
      ['系统中没有这个文件。', 'There is no such file here.'],
      [`指纹 ${hash}：从未上传，或已经删除。`, `Fingerprint ${hash}: never sent, or erased.`],
      ['请先上传文件，再填写它的指纹。', 'Send the file first, then name it by its fingerprint.'],
    ),
  'files-full': ({ files, megabytes }) =>
    said(
      ['今天上传的文件太多。', 'Too many files for one day.'],
      [
        `每个机构 24 小时内最多 ${figure(files)} 个、${figure(megabytes)} MB。`,
        `An organisation may send ${figure(files)} files and ${figure(megabytes)} MB within 24 hours.`,
      ],
      ['请明天再传，或合并、压缩后上传。', 'Send the rest tomorrow, or fewer and smaller ones.'],
    ),
  'body-too-large': ({ limitBytes }) =>
    said(
      ['内容过大。', 'This is too large.'],
      [`上限为 ${figure(limitBytes)} 字节。`, `The limit is ${figure(limitBytes)} bytes.`],
      ['请分批提交。', 'Please send it in parts.'],
    ),
  'not-json': ({ why, line, column }) =>
    said(
      ['内容不是 JSON。', 'This is not JSON.'],
      why === 'encoding'
        ? ['编码不是有效的 UTF-8。', 'It is not valid UTF-8.']
        : line === null
          ? ['语法有误。', 'Its grammar is broken.']
          : [
              `语法有误：第 ${line} 行第 ${column} 列。`,
              `Its grammar breaks at line ${line}, column ${column}.`,
            ],
      ['请检查格式和编码（UTF-8）后再提交。', 'Please check its form and encoding (UTF-8) and send again.'],
    ),
  'sign-in-required': () =>
    said(
      ['需要登录。', 'Please sign in.'],
      ['此操作须由有职责的机构进行。', 'This is for somebody who acts for an organisation with a mandate.'],
      ['请登录，或使用有效的访问令牌。', 'Sign in, or send a valid access token.'],
    ),
  'idempotency-key-reused': ({ key }) =>
    said(['幂等键已用于另一项内容。', 'This idempotency key was used for something else.'], same(key), [
      '重试须与第一次内容相同；新的操作请换一个新的键。',
      'A retry must equal the first request; for a new act use a new key.',
    ]),
  'journal-moved': () =>
    said(
      ['系统繁忙。', 'The system is busy.'],
      ['操作没有生效。', 'Nothing was done.'],
      ['请再试一次。', 'Please try once more.'],
    ),
  'journal-damaged': ({ position }) =>
    said(
      ['账本已损坏，系统只读。', 'The journal is damaged; the system is read-only.'],
      [`损坏处：第 ${position} 条记录。`, `The damage is at row ${position}.`],
      ['请联系运维人员恢复。', 'Please tell the operator.'],
    ),
  'secret-wrong': () =>
    said(
      ['收据密码不对。', 'The receipt’s secret is wrong.'],
      ['密码与这份收据不符。', 'It does not belong to this receipt.'],
      [
        '请核对收据上的 20 位密码；遗失时请联系接收捐赠的机构。',
        'Check the 20 characters on the receipt; if it is lost, ask the organisation that took the gift in.',
      ],
    ),
  'too-many-attempts': ({ waitSeconds }) =>
    said(
      ['尝试次数过多。', 'Too many attempts.'],
      [
        `为防止猜测，请等待 ${figure(waitSeconds)} 秒。`,
        `So that nobody guesses, please wait ${figure(waitSeconds)} seconds.`,
      ],
      ['请稍后再试。', 'Please wait and try again.'],
    ),
};

declare module '@tongzhou/domain' {
  interface RefusalParameters extends DoorRefusals {}
}
