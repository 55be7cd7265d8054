import type { Duplex } from 'node:stream';

/** A connection to a device that moves bytes and knows nothing of what they mean. */
export interface Transport {
  write(text: string): void;
  /** Called with bytes as they arrive; there is one listener. Nothing arrives before it is set. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Ends the connection at once; closing twice is fine. */
  close(): void;
  readonly isClosed: boolean;
  /** Resolves, after the last byte was handed over, when either side has closed; with the fault, if it was one. */
  readonly closed: Promise<Error | undefined>;
}

/** Makes a connection to one device. */
export interface Dialer {
  /** `address:port` or whatever tells people where the device is. */
  at: string;
  /** A console: it keeps its login when we go, and says nothing before it is woken. */
  isConsole?: boolean;
  /**
   * @throws TsunaguError `device.*` if there is no connection or no login; the signal's reason when it is
   *   aborted by the caller.
   */
  open(signal: AbortSignal): Promise<Transport>;
}

/**
 * Opens a TCP connection. The agent hands in one that makes its socket in the namespace from which the devices
 * are reached. Rejects with the system's error, which carries `code`.
 */
export type Connect = (host: string, port: number, signal: AbortSignal) => Promise<Duplex>;

/** `192.0.2.1:22`, `[2001:db8::1]:22`. */
export function formatAddress(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
