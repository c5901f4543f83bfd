import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find.ts';

const kinds = (text: string) => [...new Set(findPersonalData(text).map(({ kind }) => kind))];

// Each pair: told of somebody, and the like of it of which nobody is told. All are invented.
describe('signs of a person beside each other', () => {
  it.each([
    ['figures beside a word for being reached', '想找我的话，先按138，按完再按4个数6021，最后7755'],
    [
      'amounts that are to be put together',
      '口罩13箱，手套82盒，衣服01件，帽子24顶，鞋套66双，镜子5副，数字合一块打给我',
    ],
    ['an account beside a word for seeking', 'My number on the Chinese app is wuhan-nurse-li'],
    ['an account told in words', '邮箱前缀林梅全拼加0309，后缀新浪'],
    ['a letter-box with signs for its signs', 'lin.mei【圈】163【点】com'],
    ['two parts of an address beside need', '从地铁站出来左转，第二个巷子，红门，9号，两个娃娃饿着'],
    [
      'an address in English words',
      'Sunny Garden, sixth building, second entrance, eleventh floor, left door; mum alone',
    ],
    ['a name beside kin', '我弟弟张小宝走丢了，穿红衣服'],
    ['a name with an age', 'Zhou Meiling, 71, cannot breathe, please send an ambulance'],
    ['a name whose signs are told', '病人叫耳东陈、美丽的丽、荣华的华，等床五天'],
    ['a name in another script', 'Пациент: Ван Фан, койка 5'],
    ['packed letters', 'phone=MTM4MDAwMDAwMDE= (base64)'],
  ])('%s are held', (_, text) => {
    expect(findPersonalData(text)).not.toEqual([]);
  });

  it.each([
    '请于8时起拨打12345，防护口罩（GB 19083-2010）须附鄂民政〔2020〕3号凭证。\n1. 注明批号\n2. 24小时内答复',
    '口罩136个，手套7204双，护目镜8159副，数字以实收为准',
    'Attendance list and time sheet go into the shared folder v2.13.8, see ward-round-notes',
    '三号楼五单元六楼电梯故障，物资请走步梯。',
    'No. 617 Jianshe Road, gate 2, warehouse 29, building 4, door 2',
    '患者应在家等待，家属请勿前来',
    '联系人：应急管理局值班室',
    'The driver reports that Jiangan District has masks for seven wards',
    'Call 120 for an ambulance, 119 in case of fire and 12345 for all else; lines 4006056655, 95338',
    '各乡镇分配数量依次为899、537、286、460、498只',
    'Order PO-2024-0613-0187 was entered twice, remove it',
  ])('are not seen in %j', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it('are found with the words that made them look so', () => {
    const text = '武汉市。请先按138，按完再按4个数6021，最后7755，这是我的号。谢谢大家';
    const [found] = findPersonalData(text);
    expect(text.slice(found?.start, found?.end)).toMatch(/^138.*7755/);
  });

  it('are asked for only where nothing else was found', () => {
    expect(kinds('我弟弟张小宝走丢了，我的电话 13800000001')).toEqual(['mobile-phone']);
    expect(kinds('我弟弟张小宝走丢了，穿红衣服')).toEqual(['possible-personal-data']);
  });

  it('are found at whichever place of a long text they stand', () => {
    const around = '今日到货口罩两箱，已入库。'.repeat(60);
    for (let at = 0; at < 300; at += 23) {
      const text = `${around.slice(0, at)}。我弟弟张小宝走丢了，穿红衣服。${around}`;
      const [found] = findPersonalData(text);
      expect(text.slice(found?.start, found?.end), `${at}`).toContain('张小宝');
    }
  });
});

it('a text twice as long takes about twice the time', () => {
  const spent = (text: string): number => {
    const runs = Array.from({ length: 3 }, () => {
      const before = process.cpuUsage().user;
      findPersonalData(text);
      return process.cpuUsage().user - before;
    });
    return Math.min(...runs);
  };
  for (const piece of [
    '1,',
    'a_',
    '我',
    'my ',
    '第1位',
    '路1号',
    'a-',
    '患者',
    '1 ',
    'Zhang ',
    '=1',
    '@a.',
    '倒读',
    'ab.cd',
    '1=',
  ]) {
    const [short, long] = [4_000, 16_000].map((length) => piece.repeat(length / piece.length));
    spent(short as string);
    expect(spent(long as string), piece).toBeLessThan(16 * spent(short as string) + 200_000);
  }
}, 120_000);
