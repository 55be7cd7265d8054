import { createServer } from 'node:net';
import type { Platform } from '../../../src/device/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { Emulation } from './emulation.js';
import type { Script } from './script.js';
import { commandsOf, listen, type ServerQuirks, speaker } from './server.js';

const [IAC, DONT, DO, WONT, WILL, SB, SE] = [255, 254, 253, 252, 251, 250, 240];
const [ECHO, SGA, TTYPE, NAWS, LINEMODE] = [1, 3, 24, 31, 34];
/** As an old daemon does: it says nothing before all of these are answered. */
const REQUESTS = [
  [DO, TTYPE],
  [DO, NAWS],
  [WILL, ECHO],
  [WILL, SGA],
  [DO, SGA],
  [DO, LINEMODE],
];

/** A telnet server on loopback that is a device of the platform. @returns its port */
export async function serveTelnet(
  scope: Scope,
  platform: Platform,
  script: Script,
  quirks: ServerQuirks = {},
): Promise<number> {
  const known = commandsOf(platform);
  const server = createServer(socket => {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    const mouth = speaker(bytes => socket.writable && socket.write(bytes), quirks);
    const emulation = new Emulation(script, { ...quirks, asksAccount: true }, known, {
      send: mouth.send,
      close: () => mouth.last(() => socket.end()),
    });
    const client = new TelnetClient(() => emulation.start());
    socket.on('data', bytes => emulation.receive(client.read(bytes)));
    socket.write(Buffer.from(REQUESTS.flatMap(([verb = 0, option = 0]) => [IAC, verb, option])));
  });
  return listen(scope, server);
}

/** What the client says: its answers, counted, and its text, where a return alone has come as CR NUL. */
class TelnetClient {
  readonly #ready: () => void;
  readonly #open = new Set(REQUESTS.map(([, option]) => option));
  #bytes: number[] = [];
  #isReady = false;

  constructor(ready: () => void) {
    this.#ready = ready;
  }

  read(bytes: Uint8Array): string {
    this.#bytes.push(...bytes);
    const text: number[] = [];
    while (this.#bytes.length > 0) {
      const length = this.#command();
      if (length === undefined) break;
      if (length === 0) text.push(this.#bytes.shift() ?? 0);
      else this.#bytes.splice(0, length);
    }
    if (this.#open.size === 0 && !this.#isReady) {
      this.#isReady = true;
      this.#ready();
    }
    return Buffer.from(text).toString().replaceAll('\r\0', '\r');
  }

  /** Length of the command at the front: 0 if it is text, undefined if it is not complete. */
  #command(): number | undefined {
    const [first, verb = 0, option] = this.#bytes;
    if (first !== IAC) return 0;
    if (option === undefined) return undefined;
    if (verb !== SB) {
      if ([DO, DONT, WILL, WONT].includes(verb) && option !== NAWS) this.#open.delete(option);
      return 3;
    }
    const end = this.#bytes.indexOf(SE ?? 0);
    if (end < 0) return undefined;
    // 500 columns and 1000 rows (RFC 1073): the answer that NEC's routers wait for.
    if (String(this.#bytes.slice(3, end - 1)) === String([1, 244, 3, 232])) this.#open.delete(NAWS);
    return end + 1;
  }
}
