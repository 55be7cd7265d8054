import type { ProgramReport } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';

const words = {
  en: { title: (host: string) => `program on ${host}`, nothing: '(it printed nothing)' },
  ja: { title: (host: string) => `${host} のプログラム`, nothing: '（出力なし）' },
};

/** What a program printed, for the report of its scenario: a title, and a text that begins with the command. */
export function programText(
  { host, command, output, running, exitCode, signal }: ProgramReport,
  language: Language,
): [title: string, text: string] {
  const { title, nothing } = words[language];
  const end = running ? [] : [`(${signal ?? `exit ${exitCode}`})`];
  return [title(host), [`$ ${command}`, output.trimEnd() || nothing, ...end].join('\n')];
}
