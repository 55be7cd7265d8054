import type { Check, Finding, Text } from '../control.js';
import type { Sighted } from './cell.js';

/**
 * What a cell comes to. `reached` and `slow`: it works, at once or only after a while. `cannot`: it does not, however
 * long one tries. The others are those of `judge`.
 */
export type CellFinding = Finding | 'slow' | 'cannot';

/** A cell that has been judged. */
export interface CellVerdict {
  /** held: it is as required; broken: it is not; unproven: the tester could not tell. */
  outcome: 'held' | 'broken' | 'unproven';
  finding: CellFinding;
  text: Text;
  attempts: number;
  /** From the packet that left to its answer, in milliseconds. */
  rttMs?: number;
  /** From the first attempt to the answer, in milliseconds. */
  afterMs?: number;
}

/** Later than this after the first attempt it was not ARP that took its time, but the network. In milliseconds. */
const SLOW_MS = 1000;

/** A cell that is to work. `heard`: it is enough that the target got it, since its service does not answer to us. */
export function judgeAllowed(seen: Sighted, heard: boolean, triedMs: number): CellVerdict {
  const { attempts, answeredAt, askedAt, leftAt } = seen;
  if (answeredAt !== undefined) {
    const rttMs = askedAt === undefined ? undefined : Math.max(0, answeredAt - askedAt);
    const afterMs = leftAt === undefined ? undefined : Math.max(0, answeredAt - leftAt);
    const slow = afterMs !== undefined && afterMs > SLOW_MS;
    const what = seen.cell.service.protocol === 'tcp' ? say('connected', '接続') : say('answered', '応答');
    const took = rttMs === undefined ? '' : ` ${rttMs.toFixed(1)} ms`;
    const text = slow
      ? say(
          `${what.en}, but only after ${seconds(afterMs)} s (attempt ${attempts})`,
          `${what.ja}（ただし ${seconds(afterMs)} 秒後、${attempts} 回目）`,
        )
      : say(`${what.en}${took && ` after${took}`}`, `${what.ja}${took}`);
    return {
      outcome: 'held',
      finding: slow ? 'slow' : 'reached',
      text,
      attempts,
      ...(rttMs !== undefined && { rttMs }),
      ...(afterMs !== undefined && { afterMs }),
    };
  }
  if (heard && seen.arrived > 0) {
    const text = say(
      'arrived (the service there does not answer to this)',
      '到達（このサービスはこのデータには応答しません）',
    );
    return { outcome: 'held', finding: 'reached', text, attempts };
  }
  return { outcome: 'broken', finding: 'cannot', text: whyNot(seen, triedMs), attempts };
}

/** How far the packets of a cell came that does not work. */
function whyNot(seen: Sighted, triedMs: number): Text {
  const { left, arrived, attempts, refusal, cell } = seen;
  const tried = say(
    `${attempts} attempts in ${seconds(triedMs)} s`,
    `${seconds(triedMs)} 秒間に ${attempts} 回試行`,
  );
  if (refusal) return say(`${refusal.en} (${tried.en})`, `${refusal.ja}（${tried.ja}）`);
  if (left === 0) {
    return say(
      `nothing left ${cell.from.name}: no route, or no answer to ARP/ND (${tried.en})`,
      `${cell.from.name} から何も出ません。経路がないか、ARP/ND に応答がありません（${tried.ja}）`,
    );
  }
  if (!cell.to.host) return say(`no answer (${tried.en})`, `応答なし（${tried.ja}）`);
  return arrived > 0
    ? say(
        `${arrived} of ${left} packets arrived at ${cell.to.name}, but no answer came back (${tried.en})`,
        `${left} パケット中 ${arrived} が ${cell.to.name} に届きましたが、応答が戻りません（${tried.ja}）`,
      )
    : say(
        `lost on the way: ${left} packets left, none arrived at ${cell.to.name} (${tried.en})`,
        `途中で失われました: ${left} パケットが出て、${cell.to.name} には 1 つも届いていません（${tried.ja}）`,
      );
}

/** A cell that must not work, with the positive controls of its two ends. */
export function judgeForbidden(seen: Sighted, sender: Check, target: Check | undefined): CellVerdict {
  const { attempts, left, arrived, cell, refusal } = seen;
  const finding = findingOf(seen, sender, target);
  const reasons: Record<Finding, () => Text> = {
    proven: () => {
      const none = cell.to.host ? say('none arrived', '届いたものなし') : say('no answer', '応答なし');
      const said = refusal ? say(`; ${refusal.en}`, `。${refusal.ja}`) : say('', '');
      return say(
        `${left} packets left, ${none.en}${said.en}; control: ${sender.what.en}`,
        `${left} パケットが出て、${none.ja}${said.ja}。対照: ${sender.what.ja}`,
      );
    },
    reached: () => say('it got through', '通りました'),
    arrived: () =>
      say(
        `${arrived} packets arrived at ${cell.to.name}, though no answer came back`,
        `応答は戻りませんでしたが、${arrived} パケットが ${cell.to.name} に届きました`,
      ),
    unsent: () =>
      say(
        `not proven: nothing left ${cell.from.name}${refusal ? ` (${refusal.en})` : ''}`,
        `証明できません: ${cell.from.name} から何も出ていません${refusal ? `（${refusal.ja}）` : ''}`,
      ),
    uncontrolled: () =>
      say(
        `not proven: the sender reaches nothing else either: ${sender.what.en}`,
        `証明できません: 送信元はほかにも届きません: ${sender.what.ja}`,
      ),
    unready: () =>
      say(
        `not proven: the target is not alive: ${target?.what.en}`,
        `証明できません: 相手が動作していません: ${target?.what.ja}`,
      ),
  };
  const outcome =
    finding === 'proven' ? 'held' : finding === 'reached' || finding === 'arrived' ? 'broken' : 'unproven';
  return { outcome, finding, text: reasons[finding](), attempts };
}

function findingOf(seen: Sighted, sender: Check, target: Check | undefined): Finding {
  if (seen.answeredAt !== undefined) return 'reached';
  if (seen.arrived > 0) return 'arrived';
  if (seen.left === 0) return 'unsent';
  if (!sender.passed) return 'uncontrolled';
  return target && !target.passed ? 'unready' : 'proven';
}

function say(en: string, ja: string): Text {
  return { en, ja };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
