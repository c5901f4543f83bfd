import { FILE_BYTES_MAX, ROWS_MAX } from './limits.ts';

/** A file as a whole cannot be read. Its content is never quoted: it may hold personal data. */
export type FormatErrorCode = 'file-missing' | 'not-json' | 'not-an-array' | 'too-large' | 'too-many-rows';
export type FormatError = {
  readonly code: FormatErrorCode;
  readonly file: string;
  readonly position?: { readonly line: number; readonly column: number };
  readonly message: { readonly zh: string; readonly en: string };
};

const MESSAGES: Readonly<Record<FormatErrorCode, { readonly zh: string; readonly en: string }>> = {
  'file-missing': { zh: '缺少这个文件', en: 'the file is missing' },
  'not-json': { zh: '不是有效的 JSON', en: 'this is not valid JSON' },
  'not-an-array': { zh: '内容应是一个列表（JSON 数组）', en: 'the content should be a list (a JSON array)' },
  'too-large': {
    zh: `文件超过 ${FILE_BYTES_MAX / 1024 / 1024} MB`,
    en: `the file exceeds ${FILE_BYTES_MAX / 1024 / 1024} MB`,
  },
  'too-many-rows': { zh: `超过 ${ROWS_MAX} 行`, en: `there are more than ${ROWS_MAX} rows` },
};

export function formatError(
  code: FormatErrorCode,
  file: string,
  position?: FormatError['position'],
): FormatError {
  const { zh, en } = MESSAGES[code];
  const message = position
    ? {
        zh: `${file}：${zh}（第 ${position.line} 行第 ${position.column} 列）`,
        en: `${file}: ${en} (line ${position.line}, column ${position.column})`,
      }
    : { zh: `${file}：${zh}`, en: `${file}: ${en}` };
  return position ? { code, file, position, message } : { code, file, message };
}
