import { describe, expect, test } from 'vitest';
import { sourceText } from './fields.ts';

describe('where something is from', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'java\u200bscript:alert(1)',
    'ｊａｖａｓｃｒｉｐｔ：alert(1)',
    'data:text/html,<script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.org/',
    'blob:https://example.org/a',
    'ms-msdt:/id',
  ])('%s is no address that a page may hold', (text) => {
    expect(sourceText.safeParse(text).success).toBe(false);
  });

  test.each([
    'https://www.hubei.gov.cn/',
    'HTTP://example.org',
    '12345 热线 / hotline',
    '来源：省卫健委 2020-01-26 通报',
    'WHO: situation report 5',
    '电话记录:周三',
  ])('%s is said', (text) => {
    expect(sourceText.safeParse(text).success).toBe(true);
  });
});
