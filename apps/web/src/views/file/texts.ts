import { words } from '#texts/words.ts';

export const fileTexts = words({
  title: ['文件', 'File'],
  intro: [
    '记录只引用文件的指纹。文件本身加密另存，供查验的人打开；别人无法换掉它，涉及个人信息时可以删除，删除留痕。',
    'The record names this file by its fingerprint alone. It lies apart, sealed, for those who look at papers: nobody can put another in its place, and where it says too much of a person it can be erased, openly.',
  ],
  fingerprint: ['指纹（SHA-256）', 'Fingerprint (SHA-256)'],
  unknown: [
    '系统中没有这个指纹的文件。可能从未上传，也可能无人引用而被清理。',
    'No file of this fingerprint is here. It was never sent, or nothing named it and it was swept.',
  ],
  holder: ['上传机构', 'Sent by'],
  kind: ['类型', 'Type'],
  size: ['大小', 'Size'],
  since: ['上传时间', 'Sent'],
  state: ['现状', 'Now'],
  held: ['保存中', 'kept'],
  erased: (moment: string, reason: string) => [`${moment} 已删除：${reason}`, `erased ${moment}: ${reason}`],
  open: ['打开文件', 'Open the file'],
  openNote: [
    '其他机构的人每次打开都留下记录。',
    'Each opening by somebody of another organisation is written down.',
  ],
  eraseTitle: ['删除文件', 'Erase the file'],
  eraseNote: [
    '记录引用过的文件须由两个席位先后办理；何时、因何删除会一直公开。',
    'One that the record names takes two seats, one after the other; when and why it went stays public.',
  ],
  reason: ['理由', 'Reason'],
  erase: ['删除', 'Erase'],
  asked: ['已提出；须由另一席位再办一次。', 'Asked for; another seat has to do the same.'],
  gone: ['已删除。', 'Erased.'],
  bytes: (size: string) => [`${size} 字节`, `${size} bytes`],
});
