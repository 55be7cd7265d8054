import type { Language } from '../../errors/index.js';
import { waitFor } from '../../wait/index.js';
import { errors } from '../errors.js';
import type { ChangeRecord } from './device-changes.js';

/** How long after the end of its timer a device may still be at it, in milliseconds. */
const marginMs = 2000;

/** Says that a device is being waited for. */
export type Waiting = (text: Record<Language, string>) => void;

/**
 * Lets a device take back a change that a killed agent left unconfirmed: we have no password here, and it does that
 * alone, so all there is to do is to wait for it.
 * @throws TsunaguError `agent.changeLeft` where nothing takes it back
 */
export async function undoDeviceChange(record: ChangeRecord, waiting: Waiting): Promise<void> {
  const { device, file, until } = record;
  if (until === undefined) throw errors.changeLeft({ device, file });
  const leftMs = until + marginMs - Date.now();
  if (leftMs <= 0) return;
  const seconds = Math.ceil(leftMs / 1000);
  waiting({
    en: `${device} takes the change ${file} back by itself; waiting for that, at most ${seconds} s`,
    ja: `${device} が変更 ${file} を自動で取り消すのを待っています（最長 ${seconds} 秒）`,
  });
  await waitFor(
    () => (Date.now() >= until + marginMs ? { done: true, value: null } : { done: false, seen: '' }),
    {
      budgetMs: leftMs + marginMs,
      everyMs: 100,
    },
  );
}
