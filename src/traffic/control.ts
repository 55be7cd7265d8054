import type { Language } from '../errors/index.js';

/** A sentence for people, in both languages. */
export type Text = Record<Language, string>;

/** One look at something: whether it was as it should be, and what was seen. */
export interface Check {
  passed: boolean;
  /** Such as `pc1 reaches its gateway 10.0.0.1 (2 of 2 echo replies)`. Names host, address and service. */
  what: Text;
}

/** What was seen while a test host tried to reach what it must not reach. */
export interface Observations {
  /** The sender's name. */
  from: string;
  /** The target's name and address. */
  to: string;
  address: string;
  /** What was tried: `ICMP echo`, `TCP port 22` ... */
  service: string;
  /** The attempt got the answer that it wanted. */
  answered: boolean;
  /** How the attempt ended: refused, ICMP unreachable from R, nothing came back within N ms ... */
  outcome: Text;
  /** Packets of the attempt that were seen leaving the sender's interface. */
  left: number;
  /** Packets of the attempt that were seen at the target's interface; absent: the target is not a test host. */
  arrived?: number;
  /** The sender reaches its gateway, or another target that it may reach. */
  sender: Check;
  /** The target is alive: it reaches its own gateway, or answers itself. Absent: the target is not a test host. */
  target?: Check;
}

/** What the observations prove. Only `proven` is a "cannot"; the `un...` ones are errors about the tester. */
export type Finding =
  | 'proven'
  | 'reached' // it got through: the requirement is broken
  | 'arrived' // no answer, yet packets arrived at the target: the network let them through
  | 'unsent' // nothing left the sender
  | 'uncontrolled' // the sender reaches nothing else either
  | 'unready'; // the target is dead: nobody could have reached it

/** A judgement that a person can read. */
export interface Verdict {
  finding: Finding;
  text: Text;
}

/**
 * Whether "cannot reach" is proven. It is when, and only when, packets were seen leaving the sender, none arrived at
 * the target and no answer came, while the sender reached something else and the target was alive.
 */
export function judge(seen: Observations): Verdict {
  const finding = find(seen);
  return { finding, text: { en: english[finding](seen), ja: japanese[finding](seen) } };
}

function find(seen: Observations): Finding {
  if (seen.answered) return 'reached';
  if ((seen.arrived ?? 0) > 0) return 'arrived';
  if (seen.left === 0) return 'unsent';
  if (!seen.sender.passed) return 'uncontrolled';
  if (seen.target && !seen.target.passed) return 'unready';
  return 'proven';
}

type Texts = Record<Finding, (seen: Observations) => string>;

const english: Texts = {
  proven: s =>
    `${s.from} cannot reach ${s.to} (${s.address}, ${s.service}): ${s.left} packet(s) left ${s.from}, ` +
    `${s.target ? `none arrived at ${s.to}` : 'no answer came (the target is not a test host)'}; ${s.outcome.en}. ` +
    `Control passed: ${controls(s, 'en')}`,
  reached: s => `${s.from} reached ${s.to} (${s.address}, ${s.service}): ${s.outcome.en}`,
  arrived: s =>
    `${s.arrived} packet(s) from ${s.from} arrived at ${s.to} (${s.address}, ${s.service}): the network let them ` +
    `through, although no answer came back (${s.outcome.en})`,
  unsent: s =>
    `Not proven: nothing left ${s.from} for ${s.address} (${s.service}; ${s.outcome.en}), so the network was not asked`,
  uncontrolled: s =>
    `Not proven: ${s.from} did not reach ${s.to} (${s.address}, ${s.service}), but the control failed too: ${s.sender.what.en}`,
  unready: s =>
    `Not proven: ${s.from} did not reach ${s.to} (${s.address}, ${s.service}), but the target is not alive: ${s.target?.what.en}`,
};

const japanese: Texts = {
  proven: s =>
    `${s.from} から ${s.to} (${s.address}、${s.service}) へは届きません: ${s.from} から ${s.left} パケットが出て、` +
    `${s.target ? `${s.to} には 1 つも届きませんでした` : '応答がありませんでした (相手はテストホストではありません)'}。${s.outcome.ja}。` +
    `対照確認は成功: ${controls(s, 'ja')}`,
  reached: s => `${s.from} から ${s.to} (${s.address}、${s.service}) へ届きました: ${s.outcome.ja}`,
  arrived: s =>
    `${s.from} から ${s.to} (${s.address}、${s.service}) へ ${s.arrived} パケットが届きました。` +
    `応答は戻りませんでしたが、ネットワークは通しています (${s.outcome.ja})`,
  unsent: s =>
    `証明できません: ${s.from} から ${s.address} 宛て (${s.service}) のパケットが 1 つも出ていないため、` +
    `ネットワークを試していません (${s.outcome.ja})`,
  uncontrolled: s =>
    `証明できません: ${s.from} から ${s.to} (${s.address}、${s.service}) へは届きませんでしたが、` +
    `対照確認も失敗しました: ${s.sender.what.ja}`,
  unready: s =>
    `証明できません: ${s.from} から ${s.to} (${s.address}、${s.service}) へは届きませんでしたが、` +
    `相手が動作していません: ${s.target?.what.ja}`,
};

function controls({ sender, target }: Observations, language: Language): string {
  return [sender, target].flatMap(check => check?.what[language] ?? []).join('; ');
}
