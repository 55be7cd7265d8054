import { enterLines, linesOf } from '../configuration/lines.js';
import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import { shell, upload } from '../shell.js';
import type { ShellNet } from './contract.js';
import type { Change, Net } from './net.js';
import { SHELL_TIMER, timerLength } from './timer.js';

/**
 * A process of our own on the device that waits and then restores what was saved. It belongs to no terminal, so it
 * outlives our session, us, and the network. Who renames the mark `armed` first decides: confirmation or restoring.
 */
export class ShellTimer implements Net {
  readonly timerMs: number;
  readonly expiry = 'reverts';
  readonly #platform: Platform;
  readonly #net: ShellNet;
  readonly #change: Change;
  readonly #folder: string;

  constructor(device: string, platform: Platform, net: ShellNet, change: Change) {
    this.timerMs = timerLength(device, change.timerMs, SHELL_TIMER);
    this.#platform = platform;
    this.#net = net;
    this.#change = change;
    this.#folder = `/tmp/tsunagu-${change.id}`;
  }

  async preview(session: Session, signal: AbortSignal): Promise<string[] | undefined> {
    const { file } = this.#net;
    if (!file) return undefined;
    try {
      await this.#prepare(session, signal);
      return await this.#run('sh ./check && sh ./candidate', session, signal);
    } finally {
      if (!session.isDead) await this.#forget(session, signal);
    }
  }

  async apply(session: Session, signal: AbortSignal): Promise<void> {
    try {
      await this.#prepare(session, signal);
      if (this.#net.file) await this.#run('sh ./check', session, signal);
    } catch (error) {
      if (!session.isDead) await this.#forget(session, signal);
      throw error;
    }
    await this.#run('sh ./start', session, signal);
    if (this.#net.file) await this.#run('sh ./apply', session, signal);
    else await enterLines(session, this.#platform, linesOf(this.#change.text), signal);
    await session.go(this.#platform.commandMode, signal);
  }

  async confirm(session: Session, signal: AbortSignal): Promise<boolean> {
    const inTime = await this.#does('mv armed confirmed', session, signal);
    if (inTime) await this.#does(END_TIMER, session, signal);
    await this.#forget(session, signal);
    return inTime;
  }

  async revert(session: Session, signal: AbortSignal): Promise<boolean> {
    if (!(await this.#does('mv armed reverting && sh ./restore', session, signal))) return false;
    await this.#does(END_TIMER, session, signal);
    await this.#forget(session, signal);
    return true;
  }

  async #prepare(session: Session, signal: AbortSignal): Promise<void> {
    const { mode, save, restore, file } = this.#net;
    const scripts = { save, restore, timer: this.#timer(), start: START, ...file };
    const files = { ...scripts, ...(file && { change: this.#change.text }) };
    const archive = Object.entries(files).map(([name, text]) => hereDocument(name, text));
    await shell(session, mode, `umask 077 && mkdir ${this.#folder}`, signal);
    await upload(session, mode, `${this.#folder}/files`, archive.join(''), signal);
    await this.#run('umask 077 && sh ./files && sh ./save', session, signal);
  }

  #timer(): string {
    return `cd ${this.#folder} || exit 1
echo $$ >pid.new && mv pid.new pid
sleep ${Math.round(this.timerMs / 1000)}
mv armed reverting || exit 0
sh ./restore >log 2>&1 && cd / && rm -rf ${this.#folder}
`;
  }

  /** Runs a line in the change's folder. @throws TsunaguError `device.commandRefused` when it fails. */
  #run(line: string, session: Session, signal: AbortSignal): Promise<string[]> {
    return shell(session, this.#net.mode, `cd ${this.#folder} && ${line}`, signal);
  }

  /** Runs a line in the change's folder. @returns whether it succeeded */
  #does(line: string, session: Session, signal: AbortSignal): Promise<boolean> {
    return this.#run(line, session, signal).then(
      () => true,
      error => {
        if (session.isDead) throw error;
        return false;
      },
    );
  }

  async #forget(session: Session, signal: AbortSignal): Promise<void> {
    await shell(session, this.#net.mode, `rm -rf ${this.#folder}`, signal);
    await session.go(this.#platform.commandMode, signal);
  }
}

/** The timer leads a group of processes of its own. */
const END_TIMER = 'kill -- "-$(cat pid)"';

/** With systemd a process of a login can be ended with it, so it is the one to start ours. */
const START = `: >armed
if [ -d /run/systemd/system ]; then systemd-run --quiet --collect sh "$PWD/timer"
else setsid sh ./timer </dev/null >/dev/null 2>&1 &
fi
tries=0
until [ -s pid ] || [ $tries -ge 50 ]; do tries=$((tries + 1)); sleep 0.1; done
[ -s pid ] || { rm -f armed; echo 'tsunagu: the timer did not start'; exit 1; }
`;

/** A piece of a shell script that writes a file. */
function hereDocument(name: string, text: string): string {
  const end = 'END-OF-FILE-OF-TSUNAGU';
  return `cat >${name} <<'${end}'\n${text.replace(/\n?$/, '\n')}${end}\n`;
}
