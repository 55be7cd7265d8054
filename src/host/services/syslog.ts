import { type Opener, udpService } from './service.js';

/** A message that a syslog receiver of ours got. */
export interface SyslogMessage {
  /** Who sent it. */
  from: string;
  /** 0 to 23, and 0 (emergency) to 7 (debug): RFC 5424 section 6.2.1. */
  facility: number;
  severity: number;
  text: string;
}

/** A syslog receiver (RFC 5426, port 514), for messages of RFC 5424 and of RFC 3164. */
export function syslogService(onMessage: (message: SyslogMessage) => void): Opener {
  return udpService(socket => {
    socket.on('message', (bytes, { address }) => {
      const [, priority = '13', text = ''] = /^<(\d{1,3})>(.*)$/s.exec(bytes.toString('utf8')) ?? [];
      onMessage({ from: address, facility: Number(priority) >> 3, severity: Number(priority) & 7, text });
    });
  });
}
