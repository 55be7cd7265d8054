import { findTemplate } from './parse/find-template.js';
import type { Template } from './parse/template.js';
import type { ClearSubject, Platform } from './platform.js';
import { COLUMNS } from './table-match.js';

/** What stands in a driver, or does not. */
export interface DriverFinding {
  /** `wrong`: it cannot be driven like this. `missing`: something that it then cannot do. */
  kind: 'wrong' | 'missing';
  /** Where in the driver: `modes.config.prompt`. */
  path: string;
  en: string;
  ja: string;
}

const NEEDED: Record<string, 'text' | 'list' | 'map'> = {
  id: 'text',
  title: 'text',
  newline: 'text',
  modes: 'map',
  commandMode: 'text',
  answers: 'list',
  errors: 'list',
  onOpen: 'list',
  secrets: 'list',
  configuration: 'map',
  state: 'list',
  clear: 'map',
  show: 'map',
};
const CLEARS: ClearSubject[] = ['arp', 'nd', 'mac', 'nat', 'sessions', 'counters', 'logs', 'routing'];

/** Looks a driver over: what is wrong in it, and what it lacks. It may be anything: drivers come from users, too. */
export function checkPlatform(driver: unknown): DriverFinding[] {
  if (typeof driver !== 'object' || driver === null) {
    return [wrong('', 'it is no object', 'オブジェクトではありません')];
  }
  const shape = checkShape(driver as Record<string, unknown>);
  // What follows needs the parts to be what they should be.
  if (shape.length > 0) return shape;
  const platform = driver as Platform;
  return [
    ...checkModes(platform),
    ...checkPatterns(platform),
    ...checkTemplates(platform),
    ...checkUnverified(platform),
    ...whatItLacks(platform),
  ];
}

function checkShape(driver: Record<string, unknown>): DriverFinding[] {
  return Object.entries(NEEDED).flatMap(([key, kind]) => {
    const value = driver[key];
    const isThere = kind === 'list' ? Array.isArray(value) : kind === 'text' ? isText(value) : isMap(value);
    if (isThere) return [];
    const words = { text: ['a text', '文字列'], list: ['a list', 'リスト'], map: ['a map', 'マップ'] }[kind];
    return [wrong(key, `${words[0]} must be here`, `${words[1]}が必要です`)];
  });
}

function checkModes({ modes, commandMode, configuration }: Platform): DriverFinding[] {
  const names = Object.keys(modes);
  const known = (path: string, mode: string | undefined) =>
    mode === undefined || names.includes(mode)
      ? []
      : [wrong(path, `there is no mode ${mode}`, `モード ${mode} はありません`)];
  const roots = names.filter(name => modes[name]?.parent === undefined);
  return [
    ...known('commandMode', commandMode),
    ...known('configuration.mode', configuration.mode),
    ...known('configuration.showMode', configuration.showMode),
    ...(roots.length === 1
      ? []
      : [
          wrong(
            'modes',
            `one mode has no parent, not ${roots.length}`,
            `parent のないモードは 1 つだけです（${roots.length} 個あります）`,
          ),
        ]),
    ...names.flatMap(name => {
      const { prompt, parent, enter, leave } = modes[name] ?? {};
      const path = `modes.${name}`;
      return [
        ...(prompt instanceof RegExp
          ? []
          : [wrong(`${path}.prompt`, 'a pattern must be here', '正規表現が必要です')]),
        ...known(`${path}.parent`, parent),
        ...(parent !== undefined && enter === undefined
          ? [
              lacks(
                `${path}.enter`,
                'only the rights of the account lead there',
                'アカウントの権限でしか入れません',
              ),
            ]
          : []),
        ...(parent !== undefined && leave === undefined
          ? [lacks(`${path}.leave`, 'there is no way back from it', 'このモードから戻る方法がありません')]
          : []),
        ...(prompt instanceof RegExp && !prompt.source.includes('(?<name>')
          ? [
              lacks(
                `${path}.prompt`,
                'without the group `name` each command takes 100 ms longer',
                'グループ name がないと、コマンドごとに 100 ミリ秒余計にかかります',
              ),
            ]
          : []),
      ];
    }),
  ];
}

/** A pattern with the flag g remembers where it was; only where all is replaced it must have it. */
function checkPatterns(platform: Platform): DriverFinding[] {
  const once = [
    ...platform.errors.map((pattern, at) => ({ path: `errors.${at}`, pattern })),
    ...Object.entries(platform.modes).map(([name, { prompt }]) => ({
      path: `modes.${name}.prompt`,
      pattern: prompt,
    })),
    ...platform.answers.map(({ when }, at) => ({ path: `answers.${at}.when`, pattern: when })),
  ];
  return [
    ...once.flatMap(({ path, pattern }) =>
      !(pattern instanceof RegExp)
        ? [wrong(path, 'a pattern must be here', '正規表現が必要です')]
        : pattern.global || pattern.sticky
          ? [
              wrong(
                path,
                'a pattern here must not have the flags g and y',
                '正規表現にフラグ g と y は使えません',
              ),
            ]
          : [],
    ),
    ...platform.secrets.flatMap((pattern, at) =>
      pattern instanceof RegExp && pattern.global
        ? []
        : [
            wrong(
              `secrets.${at}`,
              'a pattern with the flag g must be here',
              'フラグ g の付いた正規表現が必要です',
            ),
          ],
    ),
  ];
}

function checkTemplates({ templates = [], tables = {} }: Platform): DriverFinding[] {
  return [
    ...templates.flatMap((template, at) => groupsWithout(template, `templates.${at}`)),
    ...Object.entries(tables).flatMap(([subject, readers]) =>
      readers.flatMap(({ commands, json }, at) =>
        json
          ? []
          : commands
              .filter(command => !findTemplate(templates, command))
              .map(command =>
                wrong(
                  `tables.${subject}.${at}`,
                  `there is no template for "${command}"`,
                  `「${command}」のテンプレートがありません`,
                ),
              ),
      ),
    ),
  ];
}

/** Names of groups and of special columns that are no columns. */
function groupsWithout(template: Template, path: string): DriverFinding[] {
  const { columns, required = [], carried = [], lists = [], splits = {}, rules } = template;
  const all = Array.isArray(rules) ? rules : Object.values(rules).flat();
  const groups = all.flatMap(rule => {
    const { source } = rule instanceof RegExp ? rule : rule.line;
    return [...source.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(([, name = '']) => name.replace(/__\d+$/, ''));
  });
  const strange = new Set([...groups, ...required, ...carried, ...lists, ...Object.keys(splits)]);
  return [...strange]
    .filter(name => !columns.includes(name))
    .map(name => wrong(path, `"${name}" is no column of it`, `「${name}」は列にありません`));
}

function checkUnverified(platform: Platform): DriverFinding[] {
  return (platform.unverified ?? [])
    .filter(path => valueAt(platform, path) === undefined)
    .map(path => wrong('unverified', `there is nothing at ${path}`, `${path} には何もありません`));
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

function whatItLacks(platform: Platform): DriverFinding[] {
  const { clear, tables = {}, configuration, state, save, role, login } = platform;
  const not = (path: string, has: boolean, en: string, ja: string) => (has ? [] : [lacks(path, en, ja)]);
  const cleared = CLEARS.filter(subject => !clear[subject]);
  const read = Object.keys(COLUMNS).filter(subject => !(subject in tables));
  return [
    ...not(
      'errors',
      platform.errors.length > 0,
      'no refusal will be noticed',
      'コマンドの拒否に気付けません',
    ),
    ...not('answers', platform.answers.length > 0, 'a pager will stop it', 'ページャーで止まります'),
    ...not(
      'secrets',
      platform.secrets.length > 0,
      'nothing in its configuration is hidden',
      '設定の秘密が隠されません',
    ),
    ...not('login', !!login, 'it can be reached by SSH only', 'SSH でしか接続できません'),
    ...not(
      'state',
      state.length > 0,
      'a reset looks at the configuration only',
      'リセットは設定しか見ません',
    ),
    ...not(
      'configuration.edit',
      !!configuration.edit,
      'differences are told, not mended',
      '設定の差分は報告だけで、直しません',
    ),
    ...not('save', save !== undefined, 'its configuration cannot be saved', '設定を保存できません'),
    ...not('role', !!role, 'it tells no role in a redundant group', '冗長グループでの役割が分かりません'),
    ...not(
      'clear',
      cleared.length === 0,
      `it cannot forget ${cleared.join(', ')}`,
      `消せないもの: ${cleared.join('、')}`,
    ),
    ...not(
      'tables',
      read.length === 0,
      `it has no table of ${read.join(', ')}`,
      `読めない表: ${read.join('、')}`,
    ),
  ];
}

function wrong(path: string, en: string, ja: string): DriverFinding {
  return { kind: 'wrong', path, en, ja };
}

function lacks(path: string, en: string, ja: string): DriverFinding {
  return { kind: 'missing', path, en, ja };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
