import { defineErrors } from '../../errors/index.js';

const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1000));

/** What happens to a change that nobody confirmed. */
export interface Fate {
  /** In how many milliseconds from now; absent: never. */
  leftMs: number | undefined;
  expiry: 'reverts' | 'restarts' | undefined;
}

/**
 * What became of a change that could not be looked at. rolledBack: it is gone, and that was seen; reverted: the device
 * obeyed its command for that, and could not be looked at; left: it is there until its timer ends.
 */
export type Outcome = 'rolledBack' | 'reverted' | 'left';

/** Errors of changes. */
export const errors = defineErrors('device', {
  noSafetyNet: {
    en: (f: { device: string; platform: string; unreachable: string | undefined }) => ({
      what: `${f.device} (${f.platform}) has nothing that takes the change back if it locks us out`,
      why: f.unreachable
        ? `its timer would be started from the mode ${f.unreachable}, which this login does not reach`
        : 'the platform has no timer for unconfirmed changes that its driver knows of',
      remedy: 'have somebody beside the device and apply it with --without-safety-net',
    }),
    ja: f => ({
      what: `${f.device}（${f.platform}）には、接続できなくなったときに変更を自動で取り消す仕組みがありません`,
      why: f.unreachable
        ? `タイマーの起動に必要なモード ${f.unreachable} に、このログインでは入れません`
        : 'このプラットフォームには、ドライバーの知る限り、未確定の変更を取り消すタイマーがありません',
      remedy: '機器のそばに人を置いたうえで、--without-safety-net を付けて適用してください',
    }),
  },
  netRefused: {
    en: (f: { device: string }) => ({
      what: `${f.device} does not start the timer that would take the change back; nothing was changed`,
      remedy:
        'do what its words ask for (cisco_ios: configure `archive`), or apply with --without-safety-net',
    }),
    ja: f => ({
      what: `${f.device} が、変更を取り消すタイマーを開始しません。何も変更していません`,
      remedy:
        '機器の出力に従って準備するか（cisco_ios なら `archive` を設定）、--without-safety-net を付けて適用してください',
    }),
  },
  timerTooLong: {
    en: (f: { device: string; wantedMs: number; mostMs: number }) => ({
      what: `${f.device} cannot wait ${seconds(f.wantedMs)} s for a confirmation`,
      why: `its timer goes up to ${seconds(f.mostMs)} s`,
      remedy: 'confirm sooner: give a shorter time',
    }),
    ja: f => ({
      what: `${f.device} は確定を ${seconds(f.wantedMs)} 秒待つことができません`,
      why: `タイマーの上限は ${seconds(f.mostMs)} 秒です`,
      remedy: 'もっと短い時間を指定してください',
    }),
  },
  lockedOut: {
    en: (f: { device: string } & Fate) => ({
      what: `${f.device} cannot be logged in to any more since the change`,
      why: fateEn(f),
      remedy: 'correct the change: it cuts the way on which the device is managed',
    }),
    ja: f => ({
      what: `変更のあと、${f.device} にログインできなくなりました`,
      why: fateJa(f),
      remedy: '機器の管理経路を断つ変更になっています。内容を直してください',
    }),
  },
  changeUnseen: {
    en: (f: { device: string; outcome: Outcome } & Fate) => ({
      what: `${f.device} has taken the change, but could not be looked at afterwards (what failed is below); ${becameEn(f).what}`,
      why: becameEn(f).why,
      remedy:
        f.outcome === 'rolledBack'
          ? 'put right what failed, and apply the change again'
          : `see how the device is (tsunagu device diff ${f.device}); tsunagu device rollback ${f.device} tries again`,
    }),
    ja: f => ({
      what: `${f.device} に変更を適用しましたが、そのあとの確認に失敗しました（原因は下に示します）。${becameJa(f).what}`,
      why: becameJa(f).why,
      remedy:
        f.outcome === 'rolledBack'
          ? '失敗の原因を取り除いてから、適用し直してください'
          : `機器の状態を確認してください（tsunagu device diff ${f.device}）。tsunagu device rollback ${f.device} で取り消しをやり直せます`,
    }),
  },
  notRolledBack: {
    en: (f: { device: string; differences: string[] } & Fate) => ({
      what: `${f.device} did not come back to its configuration from before the change`,
      why: `${f.differences.slice(0, 6).join('; ') || 'it could not be looked at'}; ${fateEn(f)}`,
      remedy: 'put that right on the device (+ is there and should not be, - is missing)',
    }),
    ja: f => ({
      what: `${f.device} の設定が変更前に戻りませんでした`,
      why: `${f.differences.slice(0, 6).join('; ') || '設定を読み取れませんでした'}。${fateJa(f)}`,
      remedy: '機器の側で直してください（+ は余分なもの、- は足りないもの）',
    }),
  },
  confirmedTooLate: {
    en: (f: { device: string }) => ({
      what: `The change to ${f.device} was not confirmed in time: the device has taken it back`,
      remedy: 'apply it again with more time, or confirm it sooner',
    }),
    ja: f => ({
      what: `${f.device} への変更は時間内に確定されなかったため、機器が取り消しました`,
      remedy: '時間を長くして適用し直すか、早めに確定してください',
    }),
  },
  noChange: {
    en: (f: { device: string }) => ({
      what: `No change to ${f.device} waits to be confirmed`,
      remedy:
        'apply one first; one that was confirmed, rolled back, or taken back by its timer is none any more',
    }),
    ja: f => ({
      what: `${f.device} には、確定を待っている変更がありません`,
      remedy:
        '先に変更を適用してください（確定・取り消し済みの変更や、時間切れで取り消された変更は含まれません）',
    }),
  },
  changePending: {
    en: (f: { device: string }) => ({
      what: `${f.device} still has a change that is neither confirmed nor rolled back`,
      remedy: 'confirm it or roll it back before the next one',
    }),
    ja: f => ({
      what: `${f.device} には、確定も取り消しもされていない変更が残っています`,
      remedy: '次の変更の前に、確定するか取り消してください',
    }),
  },
});

/** What was done about a change that could not be looked at, and how the device is. */
function becameEn({ outcome, ...fate }: { outcome: Outcome } & Fate): { what: string; why: string } {
  if (outcome === 'rolledBack')
    return { what: 'it was rolled back at once', why: 'the device is configured as before the change' };
  if (outcome === 'reverted')
    return {
      what: 'rolling it back at once could not be verified',
      why: 'the device has obeyed its command to take the change back; how it is configured is not known',
    };
  return {
    what: 'rolling it back at once failed, too',
    why: `the change is still there; ${fateEn(fate)}`,
  };
}

function becameJa({ outcome, ...fate }: { outcome: Outcome } & Fate): { what: string; why: string } {
  if (outcome === 'rolledBack')
    return { what: '変更はすぐに取り消しました', why: '機器の設定は変更前と同じです' };
  if (outcome === 'reverted')
    return {
      what: 'すぐに取り消しましたが、結果を確認できませんでした',
      why: '機器は変更を取り消すコマンドを受け付けましたが、現在の設定は分かりません',
    };
  return {
    what: 'すぐに取り消そうとしましたが、それも失敗しました',
    why: `変更は残っています。${fateJa(fate)}`,
  };
}

function fateEn({ leftMs, expiry }: Fate): string {
  if (leftMs === undefined) return 'nothing takes the change back by itself';
  const how = expiry === 'restarts' ? 'restarts with its saved configuration' : 'takes the change back';
  return `the device ${how} by itself in ${seconds(leftMs)} s`;
}

function fateJa({ leftMs, expiry }: Fate): string {
  if (leftMs === undefined) return '変更を自動で取り消す仕組みはありません';
  const how = expiry === 'restarts' ? '保存済みの設定で再起動します' : '変更を自動で取り消します';
  return `${seconds(leftMs)} 秒後に機器が${how}`;
}
