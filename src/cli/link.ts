import { parseArgs } from 'node:util';
import type { CutDetails, CutMethod, HandCut } from '../agent/protocol.js';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { askAgent } from './standing-agent.js';
import { milliseconds, parsed, subcommand } from './subcommand.js';

const LEASE_MS = 30_000;
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

/** `tsunagu link cut NAME ...`, `tsunagu link restore NAME ...`: by the agent of a site that is up. */
export function link([name, ...rest]: string[]): Promise<number> {
  return subcommand('link', name, { cut, restore })(rest);
}

async function cut(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: {
        ...{ ...common, silent: { type: 'boolean' }, lease: { type: 'string' } },
        ...{ 'one-way': { type: 'string' }, flap: { type: 'string' } },
      },
    }),
  );
  const failure = failureOf(values);
  const params = {
    ...{ names: needNames('link cut', positionals), ...failure },
    leaseMs: values.lease === undefined ? usualLease(failure) : milliseconds('lease', values.lease),
  };
  const results = await askAgent(values.testbed, agent => agent.request('site/cutLink', params));
  for (const result of results) console.log(cutText(result));
  return 0;
}

async function restore(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() => parseArgs({ args, allowPositionals: true, options: common }));
  const params = { names: needNames('link restore', positionals) };
  const results = await askAgent(values.testbed, agent => agent.request('site/restoreLink', params));
  for (const { link: name, evidence } of results) {
    console.log(`✓ ${texts[language()].restored(name)}\n  ${evidence[language()]}`);
  }
  return 0;
}

type How = Omit<CutDetails, 'leaseMs'> & { how: CutMethod };

/** @throws TsunaguError `cli.oneKind`, `cli.notAFlap`. */
function failureOf(options: { silent?: boolean; 'one-way'?: string; flap?: string }): How {
  const { silent = false, 'one-way': from, flap } = options;
  if (from !== undefined && (silent || flap !== undefined)) throw errors.oneKind({});
  if (from !== undefined) return { how: 'one-way', from };
  if (flap === undefined) return { how: silent ? 'silent' : 'link-down' };
  const [, count, period = ''] = /^(\d+)\/(.+)$/.exec(flap) ?? [];
  if (count === undefined) throw errors.notAFlap({ seen: flap });
  const by = silent ? 'silent' : 'link-down';
  return { how: 'flapping', flap: { count: Number(count), periodMs: milliseconds('flap', period), by } };
}

/** 30 s; a link that flaps has the time that this takes besides. */
function usualLease({ flap }: How): number {
  return LEASE_MS + (flap ? flap.count * flap.periodMs : 0);
}

function cutText({ link: name, how, leaseMs, renewed, evidence }: HandCut): string {
  const text = texts[language()][renewed ? 'renewed' : 'cut'];
  const line = `✓ ${text(name, how, texts[language()].seconds(leaseMs / 1000))}`;
  return evidence ? `${line}\n  ${evidence[language()]}` : line;
}

/** A name with spaces needs no quotes; whether the words are one name or several is for the agent to say. */
function needNames(command: string, words: string[]): string[] {
  if (words.length === 0) throw errors.nameMissing({ command });
  return words;
}
