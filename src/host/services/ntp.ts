import type dgram from 'node:dgram';
import { realtime } from '../../netns/index.js';
import { writeNtpTime } from '../ntp-time.js';
import { type Opener, udpService } from './service.js';

/** What an NTP server of ours says of itself. */
export interface NtpClock {
  /** 1 to 15 (default 2); 16: not synchronised. */
  stratum?: number;
  /** Its clock minus the machine's, in milliseconds (default 0). */
  offsetMs?: number;
}

/** Answers clients with the machine's time (RFC 5905, mode 4). */
export function ntpService(clock: NtpClock = {}): Opener {
  return udpService(socket => answer(socket, clock));
}

function answer(socket: dgram.Socket, { stratum = 2, offsetMs = 0 }: NtpClock): void {
  socket.on('message', (request, from) => {
    const received = realtime() + offsetMs;
    const mode = (request[0] ?? 0) & 7;
    if (request.length < 48 || mode !== 3) return;
    const reply = Buffer.alloc(48);
    const leap = stratum > 15 ? 3 : 0;
    reply[0] = (leap << 6) | ((request[0] ?? 0) & 0x38) | 4;
    reply[1] = stratum;
    reply[2] = request[2] ?? 0;
    // Precision 2^-20 s; root delay and dispersion are small but not nothing, or some clients take it for a fault.
    reply.writeInt8(-20, 3);
    reply.writeUInt32BE(1, 4);
    reply.writeUInt32BE(66, 8);
    reply.write(stratum === 1 ? 'LOCL' : '\x7f\x7f\x01\x01', 12, 'latin1');
    writeNtpTime(reply, 16, received - 1000);
    request.copy(reply, 24, 40, 48);
    writeNtpTime(reply, 32, received);
    writeNtpTime(reply, 40, realtime() + offsetMs);
    socket.send(reply, from.port, from.address);
  });
}
