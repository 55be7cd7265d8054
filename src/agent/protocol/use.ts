import type {
  ConnectResult,
  DnsResult,
  FtpResult,
  GitResult,
  Hop,
  HttpResult,
  NtpResult,
  PathMtuResult,
  PingResult,
  RawIpResult,
  SmtpResult,
  SnmpResult,
  SshResult,
  TelnetResult,
  TftpResult,
  TracerouteResult,
  UdpResult,
} from '../../host/index.js';
import type { Expectation } from './host.js';
import type { Story } from './story.js';

/**
 * An attempt that is to fail in one way: refused: by a reset or "port unreachable"; filtered: nothing comes back, proven
 * as "mustNot" is; unreachable: somebody said so by ICMP; denied: the service itself said no.
 */
export type Ending = 'refused' | 'filtered' | 'unreachable' | 'denied';

/** What is expected of an attempt. */
export type Expected = Expectation | Ending;

/** Who uses a service of whom; `to` is a test host or an address. */
interface Use<Options, Result> {
  params: Options & { from: string; to: string; expect: Expected; budgetMs?: number };
  /** `seen`: the last attempt in full; absent where it was proven that none can succeed. */
  result: { ok: boolean; story: Story; seen?: Result };
}

/** A login; where none is given, that of the service which this scenario started at the target. */
interface Login {
  port?: number;
  user?: string;
  password?: string;
}

/** Services that test hosts use, each by a client in the agent. */
export interface UseMethods {
  'use/icmp': Use<
    {
      /** Bytes of the whole IP packet; absent: 56 bytes of payload. */
      packet?: number;
      dontFragment?: boolean;
      ttl?: number;
      count?: number;
      intervalMs?: number;
    },
    PingResult
  >;
  'use/traceroute': Use<
    { method?: 'icmp' | 'udp'; maxHops?: number },
    Omit<TracerouteResult, 'hops'> & { hops: NamedHop[] }
  >;
  /** `most`: the largest packet that is tried, in bytes. */
  'use/pathMtu': Use<{ most?: number }, PathMtuResult>;
  /** Any protocol over IP, by its number; `name` is how messages call it. */
  'use/ip': Use<{ protocol: number; name?: string; ttl?: number }, RawIpResult>;
  'use/tcp': Use<{ port: number }, ConnectResult>;
  'use/udp': Use<{ port: number; payload?: string }, Omit<UdpResult, 'reply'> & { reply?: string }>;
  'use/dns': Use<
    {
      name: string;
      type: 'A' | 'AAAA' | 'PTR' | 'MX' | 'TXT' | 'CNAME' | 'NS';
      tcp?: boolean;
      port?: number;
    },
    DnsResult
  >;
  'use/http': Use<{ port?: number; path?: string; http2?: boolean }, HttpResult>;
  'use/https': Use<
    { port?: number; path?: string; http2?: boolean; serverName?: string; trusted?: boolean },
    HttpResult
  >;
  'use/ssh': Use<Login & { command?: string }, SshResult>;
  'use/telnet': Use<Login, TelnetResult>;
  'use/ntp': Use<{ port?: number }, NtpResult>;
  'use/smtp': Use<{ port?: number; mail?: { from: string; to: string; text: string } }, SmtpResult>;
  /** Reads a file, or lists the folder. */
  'use/ftp': Use<Login & { file?: string }, FtpResult>;
  /** Reads a file, or writes it where there is a content. */
  'use/tftp': Use<{ port?: number; file: string; content?: string }, TftpResult>;
  'use/snmp': Use<{ port?: number; community?: string; oids?: string[] }, SnmpResult>;
  'use/git': Use<{ port?: number; path?: string }, GitResult>;
}

/** A hop, and how the testbed calls whoever answered there. */
export interface NamedHop extends Hop {
  names: string[];
}
