import type { ForeignEnd, ProbeEnd } from '../ends.js';
import type { PacketLog } from '../log.js';
import type { Sender } from '../sender.js';
import type { Watching } from '../watch.js';
import { Connection, type SessionOptions } from './connection.js';
import { SessionWatch } from './watch.js';

/**
 * Opens a TCP session that records are sent through and back.
 * @throws TsunaguError `session.noConnection`, `netns.noInterface`.
 */
export async function openSession(
  options: SessionOptions & { to: ProbeEnd | ForeignEnd },
  log: PacketLog,
  session: number,
): Promise<{ watch: Watching; sender: Sender }> {
  const watch = new SessionWatch(session, log, options.from, options.to, options.port);
  try {
    const connection = await Connection.open(options, session);
    connection.onAnswer = seq => watch.answered(seq);
    return { watch, sender: senderOf(connection, watch) };
  } catch (error) {
    await watch.close();
    throw error;
  }
}

function senderOf(connection: Connection, watch: SessionWatch): Sender {
  return {
    send: seq => connection.send(seq),
    error: () => connection.end?.said,
    close: () => connection.close(),
    session() {
      const { end } = connection;
      const info = connection.info();
      const reverse = watch.targetRetransmissions;
      return {
        ...(end && { ended: end }),
        retransmissions: { forward: info?.retransmissions ?? 0, ...(reverse !== undefined && { reverse }) },
        rttMs: info?.rttMs ?? 0,
        rtoMs: info?.rtoMs ?? 0,
      };
    },
  };
}
