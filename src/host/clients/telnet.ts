import type { Namespace } from '../../netns/index.js';
import { TelnetOptions } from '../../telnet/options.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import { Dialogue } from './dialogue.js';
import type { ServiceResult } from './outcome.js';
import { overTcp } from './over-tcp.js';

export interface TelnetLogin extends AttemptOptions {
  /** Default 23. */
  port?: number;
  user: string;
  password: string;
}

/** answered: logged in, which a prompt told; denied: the server said so, or asked again. */
export interface TelnetResult extends ServiceResult {
  /** All that the server said; absent: nothing. */
  transcript?: string;
}

const LOGIN = /(?<!last )(?:login|user ?name|user)\s*: *$/i;
const PASSWORD = /password\s*: *$/i;
const REFUSED = /(?:incorrect|invalid|denied|failed)[^\n]*\n|(?<!last )(?:login|user ?name|password)\s*: *$/i;
/** A line that ends as command lines do. */
const PROMPT = /[^\n]*[#$%>] ?$/;

/** Logs in by telnet (RFC 854), by the questions that login(1) and network devices ask. */
export function telnetLogin(ns: Namespace, address: string, options: TelnetLogin): Promise<TelnetResult> {
  const { port = 23, user, password } = options;
  return overTcp<{ transcript: string }>(
    ns,
    { address, port, service: 'telnet' },
    options,
    async (socket, limit) => {
      const protocol = new TelnetOptions(bytes => socket.write(bytes));
      const dialogue = new Dialogue(socket, bytes => protocol.read(bytes));
      const asked = await dialogue.until(either(LOGIN, PASSWORD), limit);
      if (LOGIN.test(asked[0])) {
        dialogue.say(`${user}\r\n`);
        await dialogue.until(PASSWORD, limit);
      }
      dialogue.say(`${password}\r\n`);
      const [ending] = await dialogue.until(either(REFUSED, PROMPT), limit);
      const { transcript } = dialogue;
      if (REFUSED.test(ending)) {
        const text = story(`login denied for ${user}`, `ログインを拒否されました: ${user}`);
        return { outcome: 'denied', transcript, story: () => text };
      }
      return {
        outcome: 'answered',
        transcript,
        story: ms =>
          story(`logged in as ${user} after ${msText(ms)}`, `${msText(ms)} で ${user} としてログイン`),
      };
    },
  );
}

function either(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
}
