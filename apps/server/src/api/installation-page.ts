import { say } from '@tongzhou/messages';
import type { LastBackup } from '../backup/backup.ts';
import type { ListedAccount } from '../identity/accounts.ts';
import type { LoopStatus } from '../loop.ts';
import type { ToldSetting } from '../settings/tell.ts';
import type { Health } from './health.ts';

export type Installation = {
  readonly health: Health;
  readonly accounts: readonly ListedAccount[];
  readonly settings: readonly ToldSetting[];
  readonly faults: readonly string[];
  readonly backup: LastBackup | null;
  readonly loops: readonly LoopStatus[];
};

type Language = 'zh' | 'en';
type Cell = string | number | null;

export const INSTALLATION_STYLE = `body{margin:0;font:1rem/1.55 system-ui,sans-serif}main{max-width:64rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);overflow-wrap:anywhere}
th{font-weight:600}p{margin:.4rem 0}.ill{font-weight:600}code{font-size:.9em}
@media (max-width:40rem){thead{position:absolute;clip-path:inset(50%)}tr{display:block;padding:.5rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}td{display:block;border:0;padding:.1rem 0}td::before{content:attr(data-label);display:block;font-size:.8rem;opacity:.75}}
:root{color-scheme:light dark}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What whoever runs the machine looks at: one page, without scripts, in one of the two languages. */
export function installationPage(language: Language, installation: Installation): string {
  const { health, accounts, settings, faults, backup, loops } = installation;
  const t = (zh: string, en: string): string => say({ zh, en }, language);
  const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
    rows.length === 0
      ? `<p>${t('没有。', 'None.')}</p>`
      : `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
          .map(
            (row) =>
              `<tr>${row
                .map(
                  (cell, index) =>
                    `<td data-label="${escaped(heads[index] ?? '')}">${escaped(String(cell ?? '–'))}</td>`,
                )
                .join('')}</tr>`,
          )
          .join('')}</tbody></table>`;
  const state = { ok: t('正常', 'well'), degraded: t('有异常', 'not well'), stopped: t('已停止', 'stopped') };
  const gap = language === 'zh' ? '：' : ': ';
  const facts: readonly (readonly [string, Cell])[] = [
    [t('状态', 'State'), state[health.status]],
    [t('异常部分', 'Ill'), health.ill.join(', ') || null],
    [t('最后一条事实', 'Last fact'), health.position],
    [t('公开日志条目', 'Entries of the log'), health.logSize],
    [t('日志落后秒数', 'Log behind by seconds'), health.logLag?.seconds ?? null],
    [t('数据库', 'Database'), health.database],
    [t('磁盘剩余 MiB', 'MiB left on the disk'), health.disk?.freeMiB ?? null],
    [t('内存占用 MiB', 'MiB of memory'), health.memoryMiB],
    [t('证书有效至', 'Certificate until'), health.certificate?.validUntil ?? null],
  ];
  const other = language === 'zh' ? 'en' : 'zh';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${t('系统运行', 'This installation')} · 同舟 Tongzhou</title>
<link rel="stylesheet" href="/api/operator/installation.css"></head><body><main>
<p><a href="?lang=${other}" lang="${other}">${{ zh: '中文', en: 'English' }[other]}</a></p>
<h1>${t('系统运行', 'This installation')}</h1>
${faults.map((fault) => `<p class="ill">${t('设置有误', 'Settings')}${gap}${escaped(fault)}</p>`).join('')}
${table([t('项目', 'What'), t('现况', 'Now')], facts)}
<h2>${t('故障', 'Faults of the machine')}</h2>
${table(
  [t('名称', 'Name'), t('开始', 'Since'), t('次数', 'Times'), t('是否已过', 'Over')],
  health.faults.map(({ code, since, times, isOver }) => [
    code,
    since,
    times,
    isOver ? t('是', 'yes') : t('否', 'no'),
  ]),
)}
<h2>${t('备份', 'Backups')}</h2>
<p>${
    backup === null
      ? t('尚未备份。请执行 tongzhou backup。', 'None has been made: tongzhou backup.')
      : `${escaped(backup.at)} · ${t('事实', 'fact')} ${backup.position} · <code>${escaped(backup.folder)}</code>`
  }</p>
<h2>${t('见证方', 'Witnesses')}</h2>
${table(
  [t('名称', 'Name'), t('最后联署条数', 'Cosigned last'), t('时间', 'When'), t('最近错误', 'Last error')],
  health.witnesses.map(({ name, lastSize, lastCosignedAt, lastError }) => [
    name,
    lastSize,
    lastCosignedAt,
    lastError,
  ]),
)}
<h2>${t('自动任务', 'What runs by itself')}</h2>
${table(
  [
    t('任务（出错时的说法）', 'Job, by what is said when it fails'),
    t('间隔秒数', 'Every seconds'),
    t('上次成功', 'Last went well'),
    t('最近错误', 'Last error'),
  ],
  loops.map(({ fault, everyMs, lastWell, lastError }) => [fault, everyMs / 1_000, lastWell, lastError]),
)}
<h2>${t('人员', 'People')} (${accounts.length})</h2>
${table(
  [
    t('机构', 'Organisation'),
    t('姓名', 'Name'),
    t('邮箱', 'E-mail'),
    t('状态', 'State'),
    t('登录方式', 'Signs in by'),
  ],
  accounts.map(({ organisation, name, email, disabled, hasPassword, passkeys, secondFactor }) => [
    ...[organisation, name, email, disabled ? t('已停用', 'ended') : t('可用', 'open')],
    [
      hasPassword ? t('密码', 'password') : '',
      passkeys > 0 ? `${passkeys} ${t('个通行密钥', 'passkeys')}` : '',
      secondFactor ? t('动态验证码', 'codes') : '',
    ]
      .filter((each) => each !== '')
      .join(', ') || null,
  ]),
)}
<h2>${t('设置', 'Settings')}</h2>
${table(
  [t('名称', 'Name'), t('取值', 'Value'), t('未设时', 'Unsaid'), t('含义', 'Meaning')],
  settings.map((setting) => [
    ...[setting.name, setting.value, plain(setting.unsaid)],
    plain(say(setting, language)),
  ]),
)}
</main></body></html>
`;
}

const plain = (text: string): string => text.replaceAll('`', '').replaceAll(/\[(.*?)\]\(.*?\)/g, '$1');
