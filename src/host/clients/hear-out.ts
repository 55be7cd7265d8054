import { type Frame, type Namespace, sendFrame, Tap, type TapOptions } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';

/** A question to everybody on a network, to which several may answer. */
export interface OpenQuestion extends AttemptOptions {
  ifname: string;
  /** The frame that asks. */
  question: Uint8Array;
  /** Which frames are looked at. */
  tap: TapOptions;
  /** How often it is asked again, also after the first answer: another one may have been lost. In milliseconds. */
  retryMs: number;
  /** How long others may take to answer too after the first, in milliseconds. */
  othersMs: number;
  /** Is handed what was seen on the interface; whether it was an answer. */
  hear(frame: Frame): boolean;
}

/** Asks everybody on a host's network, and hears out all who answer, or waits until the budget is used up. */
export async function hearOut(ns: Namespace, asked: OpenQuestion): Promise<void> {
  const { ifname, question, retryMs, othersMs } = asked;
  const tap = Tap.open(ns, ifname, asked.tap);
  let again: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;
  try {
    await within(asked, done => {
      tap.onFrames(() => {
        for (const frame of tap.drain()) if (asked.hear(frame)) ending ??= setTimeout(done, othersMs);
      });
      const ask = () => sendFrame(ns, ifname, question);
      ask();
      again = setInterval(ask, retryMs);
    });
  } finally {
    clearInterval(again);
    clearTimeout(ending);
    void tap.close();
  }
}
