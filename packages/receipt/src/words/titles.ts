import { both as b } from '@tongzhou/messages';

/** The headings under which a check is told, wherever it is told. */
export const TITLES = {
  holds: b('核对通过：这张收据是真的日志记录', 'It verifies: this receipt is a record of the log'),
  whole: b(
    '文件完好，但还不知道它是不是真的：公钥取自收据本身',
    'The file is whole, but not yet known to be true: the key is the receipt’s own',
  ),
  siteWord: b(
    '与本站公开的日志一致，但公钥是本站自己说的',
    'It agrees with the log that this site shows, but the key is the site’s own word',
  ),
  failed: b('核对不通过', 'It does not verify'),
  entry: b('日志条目里写的是', 'What the log entry says'),
  checked: b('核对了什么', 'What was checked'),
  shows: b('这说明', 'What this shows'),
  showsNot: b('这不说明', 'What this does not show'),
  otherFact: b('这条记录不是捐赠，类型是', 'This record is not a gift but'),
  unreadable: b(
    '条目成立，但这个版本的程序读不懂它的内容，请看原文。',
    'The entry holds, but this version of the program cannot read it: see the entry itself.',
  ),
};
