import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { execa } from 'execa';
import { errors } from './errors.js';

/**
 * Runs a program of ours as root on this terminal, by sudo where we are not root.
 * @param about the command of ours that wants it, and the environment variables that it needs
 * @returns its exit code.
 * @throws TsunaguError `cli.needsRoot` when sudo would ask for a password, or is not there.
 */
export async function asRoot(
  program: readonly string[],
  { command, variables = [] }: { command: string; variables?: string[] },
): Promise<number> {
  const argv = [process.execPath, ...program];
  const keep = variables.length > 0 ? [`--preserve-env=${variables.join(',')}`] : [];
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) await checkSudo(argv, command);
  const [file = '', ...args] = isRoot ? argv : ['sudo', '-n', ...keep, '--', ...argv];
  const { exitCode } = await execa(file, args, { stdio: 'inherit', reject: false });
  return exitCode ?? 1;
}

/** Asked beforehand: what sudo says while it runs a program cannot be told from what that program says. */
async function checkSudo(argv: string[], command: string): Promise<void> {
  const { failed, stderr, message } = await execa('sudo', ['-n', '-l', '--', ...argv], { reject: false });
  if (!failed) return;
  const said = stderr?.trim() || message;
  const seen = existsSync('/usr/bin/sudo') ? said : 'sudo is not installed';
  throw errors.needsRoot({ command, user: userInfo().username, seen: seen ?? '' });
}
