import type { Environment } from './check.ts';
import { SETTINGS, type Setting } from './table.ts';

export type ToldSetting = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Null: not said. A secret is shown as `…`, an address without its password. */
  readonly value: string | null;
  readonly unsaid: string;
};

/** Every setting of an operator with what holds now; no secret is among it. */
export const toldSettings = (environment: Environment = process.env): ToldSetting[] =>
  SETTINGS.filter(({ name, workshop }) => !workshop || environment[name]).map((setting) => {
    const { name, zh, en, unsaid } = setting;
    return { name, zh, en, unsaid, value: shown(setting, environment[name]) };
  });

const shown = ({ secret }: Setting, text: string | undefined): string | null =>
  text === undefined || text === '' ? null : secret ? '…' : text;

const row = ({ name, kind, unsaid, zh, en, secret }: Setting): string =>
  `| \`${name}\` | ${kind.says}${secret ? '; secret' : ''} | ${unsaid} | ${en} | ${zh} |`;

/** `docs/settings.md`: a test holds the file to it. */
export const settingsPage = (): string => `# Settings 设置

Written by \`npm run -s tongzhou -- settings --page\`; a test holds this page to the table that the server checks
(\`apps/server/src/settings/table.ts\`). A setting stands in the environment, or in the file that \`TONGZHOU_SETTINGS\` names
(\`npm run -s tongzhou -- settings --example > tongzhou.env\` writes one to fill in). An unknown one that begins with \`TONGZHOU_\`, and a senseless value, are refused by name
before anything starts.

设置写在环境变量中，或写在 \`TONGZHOU_SETTINGS\` 指定的文件里；名称不识或取值不当的，启动前即指出。

| setting | what it may be | unsaid | meaning | 含义 |
| --- | --- | --- | --- | --- |
${SETTINGS.filter(({ workshop }) => !workshop)
  .map(row)
  .join('\n')}

## For tests and measurements

| setting | what it may be | unsaid | meaning | 含义 |
| --- | --- | --- | --- | --- |
${SETTINGS.filter(({ workshop }) => workshop)
  .map(row)
  .join('\n')}
`;

/** A file of settings to fill in: every one, none said. */
export const settingsExample = (): string =>
  SETTINGS.filter(({ workshop, name }) => !workshop && name !== 'TONGZHOU_SETTINGS')
    .map(({ name, en, zh, kind, unsaid }) =>
      [
        `# ${plain(en)}`,
        `# ${plain(zh)}`,
        `# ${plain(kind.says)}; unsaid: ${plain(unsaid)}`,
        `#${name}=`,
        '',
      ].join('\n'),
    )
    .join('\n');

const plain = (text: string): string => text.replaceAll('`', '').replaceAll(/\[(.*?)\]\(.*?\)/g, '$1');
