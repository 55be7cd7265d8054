import type { FrameCount, WireView } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';
import { table } from './table.js';

const words = {
  en: {
    title: 'wires of links (frames; rates over the last half second)',
    columns: ['link', 'from', 'to', 'received', 'sent', 'frames/s', 'bits/s'],
  },
  ja: {
    title: 'リンクの配線（フレーム数。速度は直近 0.5 秒）',
    columns: ['リンク', '送信側', '受信側', '受信', '送信', 'フレーム/秒', 'ビット/秒'],
  },
};

/** What goes over the wires of links, a line a direction, for a terminal. */
export function formatWires(wires: WireView[], language: Language): string {
  const { title, columns } = words[language];
  const rows = wires.flatMap(({ link, directions }) =>
    directions.map(({ from, to, total, perSecond }) => [
      ...[link, from, to, String(total.received.packets), String(total.sent.packets)],
      ...rates(perSecond?.sent),
    ]),
  );
  return [title, ...table([columns, ...rows])].join('\n');
}

function rates(sent: FrameCount | undefined): string[] {
  return sent ? [sent.packets.toFixed(0), (8 * sent.bytes).toFixed(0)] : ['-', '-'];
}
