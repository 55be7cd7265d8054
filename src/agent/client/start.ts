import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type ErrorData, type Language, language, TsunaguError } from '../../errors/index.js';
import { errors } from '../errors.js';
import { logPath, socketPath } from '../paths.js';
import { AgentConnection } from './connection.js';

/** Which agent is wanted. */
export interface AgentStart {
  /** Absolute path of the testbed file. */
  testbed: string;
  site: string;
  /** Stays until it is told to go, and not only for the client that opens it. */
  standing?: boolean;
}

/** What the agent says on its standard output when it listens, or cannot. */
export type StartMessage = { ready: true } | { error: ErrorData } | { waiting: Record<Language, string> };

const program = fileURLToPath(new URL('../server/main.js', import.meta.url));

/**
 * A connection to the site's agent, if one runs.
 * @throws TsunaguError `agent.inUseByOther` when it belongs to another user.
 */
export async function connectAgent(site: string): Promise<AgentConnection | undefined> {
  const socket = socketPath(site);
  try {
    return await AgentConnection.open(socket);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') throw errors.inUseByOther({ site, socket });
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

/**
 * A connection to the site's agent, which is started when none runs: as root directly, otherwise by `sudo -n`.
 * The agent is a process of its own session, so that Ctrl-C and a kill of this process leave it to clean up.
 * @throws TsunaguError `agent.needsRoot`, `agent.didNotStart`, or what the agent said.
 */
export async function startAgent(start: AgentStart): Promise<AgentConnection> {
  const running = await connectAgent(start.site);
  if (running) return running;
  await launch(start);
  return AgentConnection.open(socketPath(start.site));
}

async function launch({ testbed, site, standing }: AgentStart): Promise<void> {
  const { uid, gid, username } = userInfo();
  const args = [program, '--testbed', testbed, '--site', site, '--owner', `${uid}:${gid}`];
  if (standing) args.push('--standing');
  const [command, argv] =
    uid === 0 ? [process.execPath, args] : ['sudo', ['-n', '--', process.execPath, ...args]];
  const child = spawn(command, argv, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = `${stderr}${text}`.slice(-2000);
  });
  const message = await new Promise<StartMessage>((resolve, reject) => {
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const lines = stdout.split('\n');
      stdout = lines.pop() ?? '';
      for (const line of lines) {
        const said = JSON.parse(line) as StartMessage;
        if ('waiting' in said) process.stderr.write(`${said.waiting[language()]}\n`);
        else resolve(said);
      }
    });
    child.once('error', error => reject(cannotRun(command, username, error)));
    child.once('close', () => reject(ended(uid, username, site, stderr)));
  });
  child.removeAllListeners('close');
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  if ('error' in message) throw TsunaguError.fromData(message.error);
}

function cannotRun(command: string, user: string, error: Error): TsunaguError {
  const seen = command === 'sudo' && !existsSync('/usr/bin/sudo') ? 'sudo is not installed' : error.message;
  return errors.needsRoot({ user, seen });
}

function ended(uid: number, user: string, site: string, stderr: string): TsunaguError {
  const seen = stderr.trim() || 'it ended without a word';
  if (uid !== 0 && /^sudo:/m.test(stderr)) return errors.needsRoot({ user, seen });
  return errors.didNotStart({ seen, log: logPath(site) });
}
