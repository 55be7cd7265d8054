import { chmodSync, chownSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { removeEmptyFolder } from '../../scope/index.js';
import { logPath, runFolder, socketPath } from '../paths.js';
import type { Agent } from './agent.js';
import { Session } from './session.js';

/** Listens on the agent's socket; each connection is a session. */
export class AgentServer {
  readonly #agent: Agent;
  readonly #server: Server;
  readonly #sessions = new Set<Session>();

  constructor(agent: Agent) {
    this.#agent = agent;
    this.#server = createServer(socket => this.#accept(socket));
  }

  /**
   * Listens; only `owner` (and root) may connect.
   * The folder is root's and readable by all, so that others get "permission denied" and not "no such file".
   */
  async listen(owner: { uid: number; gid: number }): Promise<void> {
    const path = socketPath(this.#agent.site);
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    rmSync(path, { force: true });
    const umask = process.umask(0o177);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#server.once('error', reject);
        this.#server.listen(path, resolve);
      });
    } finally {
      process.umask(umask);
    }
    chmodSync(path, 0o600);
    chownSync(path, owner.uid, owner.gid);
  }

  /** Ends every session and the socket, and removes the files; what a session could not undo is in the result. */
  async close(): Promise<unknown[]> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    const results = await Promise.allSettled([...this.#sessions].map(session => session.end()));
    for (const session of this.#sessions) session.destroy();
    await closed;
    return results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  }

  /** Removes the run folder, when nothing of others is in it. */
  static removeFiles(site: string): void {
    rmSync(socketPath(site), { force: true });
    rmSync(logPath(site), { force: true });
    removeEmptyFolder(runFolder(site));
    removeEmptyFolder(dirname(runFolder(site)));
  }

  #accept(socket: Socket): void {
    const session = new Session(this.#agent, socket);
    this.#sessions.add(session);
    session.ended.then(() => this.#sessions.delete(session));
  }
}
