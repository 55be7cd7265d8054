import { connect, type Socket } from 'node:net';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-jsonrpc/node';
import { type ErrorData, TsunaguError } from '../../errors/index.js';
import { errors } from '../errors.js';
import { type Method, type Methods, type Progress, userErrorCode } from '../protocol.js';

/** One client's connection to the agent. */
export class AgentConnection {
  readonly #socket: Socket;
  readonly #rpc: MessageConnection;
  readonly #gone = new AbortController();
  /** Called with what the agent says while a request takes its time. */
  onProgress: ((progress: Progress) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#rpc = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    this.#rpc.onNotification('progress', (progress: Progress) => this.onProgress?.(progress));
    // Without a listener an EPIPE of a vanished agent would end this process.
    this.#rpc.onError(() => {});
    socket.on('close', () => {
      this.#gone.abort();
      this.#rpc.dispose();
    });
    this.#rpc.listen();
  }

  /** Connects to the socket at `path`; the system's error (ENOENT, ECONNREFUSED, EACCES) when that fails. */
  static open(path: string): Promise<AgentConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new AgentConnection(socket));
      });
    });
  }

  /**
   * Asks the agent for something.
   * @throws TsunaguError as the agent reported it; `agent.gone` when the agent ended meanwhile; the signal's
   *   reason after cancelling the request in the agent.
   */
  async request<M extends Method>(
    method: M,
    params: Methods[M]['params'],
    signal?: AbortSignal,
  ): Promise<Methods[M]['result']> {
    signal?.throwIfAborted();
    if (this.#gone.signal.aborted) throw errors.gone({ method });
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await this.#rpc.sendRequest<Methods[M]['result']>(method, params, cancellation.token);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ResponseError && error.code === userErrorCode) {
        throw TsunaguError.fromData(error.data as ErrorData);
      }
      if (this.#gone.signal.aborted || !this.#socket.writable)
        throw errors.gone({ method }, { cause: error });
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      cancellation.dispose();
    }
  }

  /** A promise that resolves when the agent's end of the socket has closed. */
  closed(): Promise<void> {
    if (this.#gone.signal.aborted) return Promise.resolve();
    return new Promise(resolve =>
      this.#gone.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
  }

  /** Lets the socket not keep this process alive. */
  unref(): void {
    this.#socket.unref();
  }

  /** Closes the connection; the agent then ends what this client had under way. */
  close(): void {
    this.#socket.end();
  }
}
