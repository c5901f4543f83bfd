/** What hangs on the wall, in both languages whoever prints it. */
export const posterTexts = {
  exercise: ['演练', 'Exercise'],
  join: ['① 还没有加入？扫码加入', '① New here? Scan to join'],
  checkIn: ['② 到场、离场：扫码签到签退', '② Here, or going: scan to check in or out'],
  orType: ['或输入签到码', 'or type this code'],
  meaning: [
    '须到现场扫码。签到时间就是服务时间，写入公开日志，日志里只有编号，没有姓名。',
    'Scan it here. What you scan is the time that you served; it enters the public log by your number, without a name.',
  ],
} as const satisfies Record<string, readonly [string, string]>;
