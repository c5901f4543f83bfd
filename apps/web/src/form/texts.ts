import { words } from '#texts/words.ts';

export const formTexts = words({
  nothingWaits: ['目前没有等待办理的事项。', 'Nothing waits to be done here now.'],
  readAs: (figure: string, words: string) => [`读作 ${figure}（${words}）`, `read as ${figure}`],
  keptBefore: [
    '这是您登录到期前填写的内容，尚未提交。请核对后提交；文件须重新选择。',
    'This is what you had typed before; it has not been sent yet. Please check and send it; files are chosen again.',
  ],
  optional: ['（选填）', ' (optional)'],
  fileKept: [
    '文件已上传保存；如需更换，请另选。',
    'The file that you sent is kept; choose another to replace it.',
  ],
  askedBack: ['请再看一眼', 'Please look once more'],
  countersigned: [
    '已提请：须由本机构另一位同事在“待复核”中看过并通过，才会生效。',
    'Asked for: it takes effect once a colleague has looked and signed, in “To countersign”.',
  ],
  notAmong: ['不在其中？', 'Not among them?'],
  elsewhere: ['别处：写名称或六位代码', 'Elsewhere: name or six-digit code'],
  areaUnknown: (said: string) => [
    `没有找到“${said}”。请填全称（如 四川省成都市）或六位行政区划代码。`,
    `“${said}” is not in the list of areas. Write its full name or its six-digit code.`,
  ],
  areaSeveral: (said: string, which: string) => [
    `“${said}”有几处：${which}。请加上所在省市，或填代码。`,
    `“${said}” names several: ${which}. Say where it lies, or its code.`,
  ],
  tookFor: (found: string) => [`认作个人信息的是：${found}`, `Taken for personal data: ${found}`],
  askToLook: ['其中没有个人信息：请同事复核', 'Nobody is in it: ask a colleague to look'],
  asked: ['已交同事复核，内容没有丢失。', 'A colleague will look at it; nothing is lost.'],
  toLooks: ['查看待复核的文字', 'Texts to look at'],
  nothingTicked: ['没有勾选任何一项。', 'Nothing was ticked.'],
  doneOf: (done: number, of: number) => [
    `勾选的 ${of} 项中已办 ${done} 项，其余未办：`,
    `Of the ${of} that were ticked ${done} are done; the others are not:`,
  ],
  isMeant: ['没有填错，就是这样。', 'It is meant as it stands.'],
  ofIncident: (name: string) => [`事件：${name}`, `Incident: ${name}`],
  done: ['已完成', 'Done'],
  problems: (n: number) => [`有 ${n} 处需要更正`, n === 1 ? '1 thing to mend' : `${n} things to mend`],
});
