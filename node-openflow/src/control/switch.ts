import { EventEmitter } from 'node:events';
import type { Message, MessageInput, Version } from '../codec.js';
import type { DecodeError } from '../errors.js';
import type { PortDesc10 } from '../v10/structures.js';
import type { PortDesc } from '../v13/structures.js';
import type { Connection, Refusal } from './connection.js';
import { ConnectionError, RefusedError } from './errors.js';
import { Port } from './port.js';
import type {
  FlowStatsOf,
  MessageOf,
  MultipartInput,
  MultipartResult,
  PortStatsOf,
  ReplyTo,
  RequestInput,
  TableStatsOf,
  WaitOptions,
} from './types.js';

interface Events<V extends Version> {
  /** A port came, went or changed; `ports` is up to date already. */
  portStatus: [MessageOf<V, 'portStatus'>, Port];
  flowRemoved: [MessageOf<V, 'flowRemoved'>];
  packetIn: [MessageOf<V, 'packetIn'>];
  /** Every message that nobody waits for, also those that have an event of their own. */
  message: [Message<V>];
  /** OFPT_ERROR to a message that nobody waits for. Without a listener it is dropped. */
  error: [RefusedError];
  /** A message that could not be decoded. */
  malformed: [DecodeError, Uint8Array];
  /** Once; the error says why, undefined after `close()`. */
  close: [ConnectionError | undefined];
}

/** Which flows to list: fields of the statistics request that may all be left out. */
export type FlowFilter<V extends Version> = Omit<Extract<MultipartInput<V>, { type: 'flow' }>, 'type'>;

/** What PORT_MOD changes: the bits of `mask` become those of `config`. */
export interface PortChange {
  config: number;
  mask: number;
  advertise?: number;
}

/** How long in ms a switch may take to tell its configuration before we go on without. */
const CONFIG_BUDGET_MS = 2000;

export interface HandshakeOptions extends WaitOptions {
  /**
   * How many bytes of a packet the switch sends with PACKET_IN; 128, the specification's default, if absent.
   * 'unchanged' leaves the switch's configuration alone.
   */
  missSendLen?: number | 'unchanged' | undefined;
}

/** A switch that has said hello, its features and its ports. */
export class Switch<V extends Version = Version> extends EventEmitter<Events<V>> {
  readonly #ports = new Map<number, Port>();

  private constructor(
    readonly connection: Connection<V>,
    /** The reply to OFPT_FEATURES_REQUEST. */
    readonly features: MessageOf<V, 'featuresReply'>,
  ) {
    super();
  }

  /**
   * Asks a connection after its handshake who it is. Messages that arrive meanwhile are held until `release`.
   * @throws ConnectionError 'auxiliary' for an auxiliary connection, which is told so and closed
   */
  static async over<V extends Version>(
    connection: Connection<V>,
    options: HandshakeOptions = {},
  ): Promise<Switch<V>> {
    connection.hold();
    const features = (await connection.request(
      { type: 'featuresRequest' } as RequestInput<V>,
      options,
    )) as Message<Version>;
    if (features.type !== 'featuresReply') {
      throw new ConnectionError(
        'protocol',
        `the switch answered ${features.type} when it was asked for its features`,
      );
    }
    if ('auxiliaryId' in features && features.auxiliaryId !== 0) {
      const data = Buffer.from('auxiliary connections are not used');
      connection.send({
        type: 'error',
        errorType: 'badRequest',
        code: 'eperm',
        data,
      } as MessageInput as MessageInput<V>);
      connection.close();
      throw new ConnectionError('auxiliary', `auxiliary connection ${features.auxiliaryId} was refused`);
    }
    const device = new Switch<V>(connection, features as MessageOf<V, 'featuresReply'>);
    connection.on('message', message => device.#receive(message));
    connection.on('malformed', (error, bytes) => device.emit('malformed', error, bytes));
    connection.once('close', error => device.emit('close', error));
    const ports =
      'ports' in features
        ? features.ports
        : ((await device.multipart({ type: 'portDesc' } as MultipartInput<V>, options)) as PortDesc[]);
    if (options.missSendLen !== 'unchanged') await device.#askForAsync(options.missSendLen ?? 128, options);
    for (const desc of ports as readonly (PortDesc | PortDesc10)[])
      device.#ports.set(desc.portNo, new Port(desc));
    return device;
  }

  get version(): V {
    return this.connection.version;
  }

  get datapathId(): bigint {
    return (this.features as Extract<Message, { type: 'featuresReply' }>).datapathId;
  }

  /** Ports by number, kept up to date by PORT_STATUS. */
  get ports(): ReadonlyMap<number, Port> {
    return this.#ports;
  }

  get closed(): boolean {
    return this.connection.closed;
  }

  /** Narrows the type to one version: `if (sw.speaks(4)) sw.send(...)`. */
  speaks<N extends V>(version: N): this is Switch<N> {
    return this.version === version;
  }

  /** See {@link Connection.send}. An OFPT_ERROR to it comes as event 'error'. */
  send(message: MessageInput<V>): number {
    return this.connection.send(message);
  }

  /** See {@link Connection.request}. */
  request<const M extends RequestInput<V>>(message: M, options: WaitOptions = {}): Promise<ReplyTo<V, M>> {
    return this.connection.request(message, options);
  }

  /** See {@link Connection.sendAll}. */
  sendAll(messages: readonly MessageInput<V>[], options: WaitOptions = {}): Promise<Refusal<V>[]> {
    return this.connection.sendAll(messages, options);
  }

  /** See {@link Connection.barrier}. */
  barrier(options: WaitOptions = {}): Promise<void> {
    return this.connection.barrier(options);
  }

  /** See {@link Connection.drained}. */
  drained(options: WaitOptions = {}): Promise<void> {
    return this.connection.drained(options);
  }

  /** Asks for statistics or descriptions; the parts of the reply are put together. */
  async multipart<const B extends MultipartInput<V>>(
    body: B,
    options: WaitOptions = {},
  ): Promise<MultipartResult<V, (B & { type: unknown })['type']>> {
    const type = this.version === 1 ? 'statsRequest' : 'multipartRequest';
    return (await this.connection.request({ type, body } as never, options)) as never;
  }

  /** The flow entries, all or those that `filter` matches. */
  flows(filter: FlowFilter<V> = {} as FlowFilter<V>, options: WaitOptions = {}): Promise<FlowStatsOf<V>[]> {
    return this.multipart({ type: 'flow', ...filter } as never, options) as Promise<FlowStatsOf<V>[]>;
  }

  /** Counters of one port, or of all. */
  portStats(portNo?: number, options: WaitOptions = {}): Promise<PortStatsOf<V>[]> {
    const type = this.version === 1 ? 'port' : 'portStats';
    return this.multipart({ type, portNo } as never, options) as Promise<PortStatsOf<V>[]>;
  }

  /** Counters of the flow tables. */
  tables(options: WaitOptions = {}): Promise<TableStatsOf<V>[]> {
    return this.multipart({ type: 'table' } as never, options) as Promise<TableStatsOf<V>[]>;
  }

  /** Manufacturer, hardware, software, serial number and a name for people. */
  description(options: WaitOptions = {}): Promise<MultipartResult<V, 'desc'>> {
    return this.multipart({ type: 'desc' } as never, options) as Promise<MultipartResult<V, 'desc'>>;
  }

  /**
   * Changes a port (OFPT_PORT_MOD with the port's own address) and waits for a barrier. That the switch did it shows in
   * `ports` when its PORT_STATUS arrives; some switches accept the message and do nothing.
   * @throws RefusedError when the switch refuses it
   */
  async portMod(portNo: number, change: PortChange, options: WaitOptions = {}): Promise<void> {
    const hwAddr = this.#ports.get(portNo)?.hwAddr ?? '00:00:00:00:00:00';
    const message = { type: 'portMod', portNo, hwAddr, ...change } as MessageInput as MessageInput<V>;
    const [refusal] = await this.sendAll([message], options);
    if (refusal) throw refusal.error;
  }

  close(): void {
    this.connection.close();
  }

  /**
   * Sets the miss_send_len and keeps the flags. Without it a switch may send nothing on its own: Open vSwitch does not
   * on its management socket, not even PORT_STATUS.
   */
  async #askForAsync(missSendLen: number, options: WaitOptions): Promise<void> {
    try {
      const limit = AbortSignal.timeout(CONFIG_BUDGET_MS);
      const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
      const request = { type: 'getConfigRequest' } as RequestInput<V>;
      const config = (await this.connection.request(request, { signal })) as Message;
      if (config.type !== 'getConfigReply' || config.missSendLen === missSendLen) return;
      this.send({ type: 'setConfig', flags: config.flags, missSendLen } as MessageInput as MessageInput<V>);
    } catch (error) {
      // A switch that does not tell its configuration keeps it.
      options.signal?.throwIfAborted();
      if (error instanceof ConnectionError) throw error;
    }
  }

  #receive(received: Message<V>): void {
    const message = received as Message;
    if (message.type === 'portStatus') this.#portStatus(message);
    else if (message.type === 'flowRemoved') this.emit('flowRemoved', message as never);
    else if (message.type === 'packetIn') this.emit('packetIn', message as never);
    else if (message.type === 'error' || message.type === 'experimenterError') {
      // An 'error' event without a listener would end the process.
      if (this.listenerCount('error') > 0) this.emit('error', new RefusedError(message));
    }
    this.emit('message', received);
  }

  #portStatus(message: Extract<Message, { type: 'portStatus' }>): void {
    const port = new Port(message.desc);
    if (message.reason === 'delete') this.#ports.delete(port.portNo);
    else this.#ports.set(port.portNo, port);
    this.emit('portStatus', message as never, port);
  }
}
