import { parseArgs } from 'node:util';
import type { CutMethod, HandCut } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { askAgent } from './standing-agent.js';
import { milliseconds, parsed, subcommand } from './subcommand.js';

const LEASE = '30s';
const common = { testbed: { type: 'string' } } as const;

const texts = {
  en: {
    seconds: (count: number) => `${count} s`,
    cut: (link: string, how: string, lease: string) =>
      `${link} is cut (${how}); it comes back in ${lease} unless the same command is given again`,
    renewed: (link: string, how: string, lease: string) =>
      `${link} stays cut (${how}) for another ${lease} from now`,
    restored: (link: string) => `${link} is restored`,
  },
  ja: {
    seconds: (count: number) => `${count} 秒`,
    cut: (link: string, how: string, lease: string) =>
      `${link} を切断しました（${how}）。もう一度同じコマンドを実行しないかぎり、${lease}後に元に戻ります`,
    renewed: (link: string, how: string, lease: string) =>
      `${link} の切断（${how}）を、今から ${lease} 延長しました`,
    restored: (link: string) => `${link} を元に戻しました`,
  },
};

/** `tsunagu link cut NAME`, `tsunagu link restore NAME`: by the agent of a site that is up. */
export function link([name, ...rest]: string[]): Promise<number> {
  return subcommand('link', name, { cut, restore })(rest);
}

async function cut(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { ...common, silent: { type: 'boolean' }, lease: { type: 'string', default: LEASE } },
    }),
  );
  const how: CutMethod = values.silent ? 'silent' : 'link-down';
  const params = {
    link: needName('link cut', positionals),
    how,
    leaseMs: milliseconds('lease', values.lease),
  };
  const result = await askAgent(values.testbed, agent => agent.request('site/cutLink', params));
  console.log(cutText(result));
  return 0;
}

async function restore(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() => parseArgs({ args, allowPositionals: true, options: common }));
  const params = { link: needName('link restore', positionals) };
  const result = await askAgent(values.testbed, agent => agent.request('site/restoreLink', params));
  console.log(`✓ ${texts[language()].restored(result.link)}\n  ${result.evidence[language()]}`);
  return 0;
}

function cutText({ link: name, how, leaseMs, renewed, evidence }: HandCut): string {
  const text = texts[language()][renewed ? 'renewed' : 'cut'];
  const line = `✓ ${text(name, how, texts[language()].seconds(leaseMs / 1000))}`;
  return evidence ? `${line}\n  ${evidence[language()]}` : line;
}

/** Names with spaces need no quotes. */
function needName(command: string, words: string[]): string {
  if (words.length === 0) throw errors.nameMissing({ command });
  return words.join(' ');
}
