import type { Socket } from 'node:net';
import {
  type CancellationToken,
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { type ErrorData, TsunaguError } from '../../errors/index.js';
import { errors } from '../errors.js';
import { type Method, type Methods, type Story, userErrorCode } from '../protocol.js';
import type { Agent } from './agent.js';
import { byHand, isByHand } from './by-hand.js';
import { acquireMissing, handlers, type OperationContext } from './operations/index.js';
import type { Scenario } from './scenario.js';
import { kindOf } from './spent.js';

/** One client's connection: at most one scenario at a time, which ends with the connection at the latest. */
export class Session {
  readonly #agent: Agent;
  readonly #socket: Socket;
  readonly #rpc: MessageConnection;
  readonly #gone = new AbortController();
  #scenario: Scenario | undefined;
  #owner = false;
  /** Resolves when the connection has closed and everything of it is undone. */
  readonly ended: Promise<void>;

  constructor(agent: Agent, socket: Socket) {
    this.#agent = agent;
    this.#socket = socket;
    this.#rpc = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    this.#rpc.onError(() => {});
    socket.on('error', () => {});
    this.#rpc.onRequest((method: string, params: unknown, token: CancellationToken) =>
      this.#answer(method as Method, params, token),
    );
    this.ended = new Promise(resolve => {
      socket.once('close', () => this.end().catch(this.#agent.log).finally(resolve));
    });
    this.#rpc.listen();
  }

  /** Stops what is under way, ends the scenario, and tells the agent when this was the run's owner. */
  async end(): Promise<void> {
    this.#gone.abort(new Error('the client is gone'));
    const scenario = this.#scenario;
    this.#scenario = undefined;
    const end = await scenario?.end();
    for (const error of end?.errors ?? []) this.#agent.log(TsunaguError.fromData(error));
    const owner = this.#owner;
    this.#owner = false;
    this.#agent.clientLeft(owner, this.#progress);
  }

  /** Closes the connection at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  async #answer(method: Method, params: unknown, token: CancellationToken): Promise<unknown> {
    const cancelled = new AbortController();
    const listener = token.onCancellationRequested(() =>
      cancelled.abort(new Error('cancelled by the client')),
    );
    const signal = AbortSignal.any([this.#gone.signal, cancelled.signal]);
    const started = performance.now();
    try {
      return await this.#dispatch(method, params, signal);
    } catch (error) {
      return new ResponseError<ErrorData | undefined>(...describe(error, this.#agent.log));
    } finally {
      listener.dispose();
      const kind = kindOf(method);
      if (kind) this.#agent.spend(kind, performance.now() - started);
    }
  }

  readonly #progress = (text: Story): void => {
    void this.#rpc.sendNotification('progress', { text }).catch(() => {});
  };

  async #begin(params: Methods['scenario/begin']['params'], signal: AbortSignal): Promise<Scenario> {
    await this.#scenario?.end();
    const scenario = await this.#agent.begin(params, signal);
    if (signal.aborted) await scenario.end();
    signal.throwIfAborted();
    this.#scenario = scenario;
    return scenario;
  }

  async #dispatch(method: Method, params: unknown, signal: AbortSignal): Promise<unknown> {
    switch (method) {
      case 'site/open': {
        const open = params as Methods['site/open']['params'];
        this.#owner ||= open.owner;
        return this.#agent.open(open, this.#progress);
      }
      case 'site/status':
        return this.#agent.status();
      case 'site/report':
        return this.#agent.report();
      case 'site/close':
        // The connection of a run's owner that says goodbye is not a crash.
        this.#owner = false;
        return this.#agent.close((params as Methods['site/close']['params']).force ?? false);
      case 'scenario/begin':
        return (await this.#begin(params as Methods['scenario/begin']['params'], signal)).began;
      case 'scenario/end': {
        const scenario = this.#scenario;
        this.#scenario = undefined;
        if (!scenario)
          return { probes: [], programs: [], restoredLinks: [], reset: [], resetMs: 0, errors: [] };
        return scenario.end();
      }
      default: {
        if (isByHand(method)) return byHand[method](params as never, await this.#agent.opened(), signal);
        if (!this.#scenario) throw errors.noScenario({ method });
        const handler = handlers[method] as (params: unknown, context: OperationContext) => Promise<unknown>;
        const site = await this.#agent.opened();
        const { signal: ended } = this.#scenario;
        const either = AbortSignal.any([signal, ended]);
        await acquireMissing(site, method, params, either);
        return handler(params, {
          ...{ site, scenario: this.#scenario, signal: either },
          progress: this.#progress,
        });
      }
    }
  }
}

function describe(error: unknown, log: (error: unknown) => void): [number, string, ErrorData | undefined] {
  if (error instanceof TsunaguError) return [userErrorCode, error.message, error.toData()];
  // A defect of ours: its stack belongs into the log, its message to the user.
  log(error);
  return [-32603, error instanceof Error ? (error.stack ?? error.message) : String(error), undefined];
}
