import { both } from '../words/words.ts';

/** What every form asks, whatever it is about. */
export const kernelFormRules = {
  'most-above-least': both('上限须大于下限。', 'The most must exceed the least.'),
  'no-finer-moment': both('时刻的秒最多写九位小数。', 'A moment has at most nine digits behind the second.'),
  'moment-of-our-time': both(
    '时刻换算成协调世界时后，年份须在 0000 至 9999 之间。',
    'In UTC, a moment has a year between 0000 and 9999.',
  ),
  'something-to-read': both(
    '填写的只有空格或看不见的字符。',
    'There is nothing to read in it: only blanks or characters that nobody sees.',
  ),
  'source-http': both(
    '网址只接受 http 或 https 开头的；没有网址就用文字写明来源。',
    'An address begins with http or https; where there is none, say in words where it is from.',
  ),
  'no-turned-text': both(
    '文字中含有改变书写方向的隐藏字符，会让别人看到另一段文字。',
    'The text holds a hidden sign that turns the direction of writing: others would read something else.',
  ),
  'basis-names-paper': both(
    '依据要写明法律、通告、协议或文号，让别人能找到。',
    'A basis names the law, order, agreement or number by which others find it.',
  ),
  'half-character': both(
    '文字中含有不成对的代理码，无法记录。',
    'The text holds half a character (an unpaired surrogate), which cannot be recorded.',
  ),
};

type KernelFormRules = typeof kernelFormRules;
declare module './form-rule.ts' {
  interface FormRules extends KernelFormRules {}
}
