import { readFile } from 'node:fs/promises';
import { errors } from './recording-errors.js';
import { type RecordedStep, replayAnyOrder } from './replay.js';
import type { Dialer, Transport } from './transport.js';

/** A recorded session with a device, as a file holds it. */
export interface Recording {
  device: string;
  platform: string;
  steps: RecordedStep[];
}

/** What stands where a secret stood. */
export const SCRUBBED = '***';

/** Records what goes over a dialer's connections. */
export class Recorder {
  readonly steps: RecordedStep[] = [];

  /** The same dialer, with its connections recorded one after the other. */
  of(dialer: Dialer): Dialer {
    return { ...dialer, open: async signal => this.#recorded(await dialer.open(signal)) };
  }

  #recorded(transport: Transport): Transport {
    const decoder = new TextDecoder();
    let step: RecordedStep = { sent: '', received: '' };
    this.steps.push(step);
    return {
      get isClosed() {
        return transport.isClosed;
      },
      closed: transport.closed,
      close: () => transport.close(),
      write: text => {
        if (step.received === '' && step.sent !== '') {
          step.sent += text;
        } else {
          step = { sent: text, received: '' };
          this.steps.push(step);
        }
        transport.write(text);
      },
      onData: listener =>
        transport.onData(bytes => {
          step.received += decoder.decode(bytes, { stream: true });
          listener(bytes);
        }),
    };
  }
}

/**
 * The steps without what the platform calls secret. Questions of the device stay as they are, or nobody would
 * answer them: `Password for admin:` has none in it, whatever the words look like.
 */
export function scrub(steps: RecordedStep[], secrets: RegExp[], questions: RegExp[]): RecordedStep[] {
  const mask = (text: string) => secrets.reduce((left, secret) => left.replace(secret, SCRUBBED), text);
  const clean = (line: string) => {
    const masked = mask(line);
    const asks = (text: string) => questions.some(question => question.test(text.replace(/^\r|\r$/g, '')));
    return asks(line) && !asks(masked) ? line : masked;
  };
  return steps.map(step => ({
    ...step,
    sent: mask(step.sent),
    received: step.received.split('\n').map(clean).join('\n'),
  }));
}

/** Plays a recording from a file. Commands may come in another order than they were recorded. */
export function recordingDialer({ device, file }: { device: string; file: string }): Dialer {
  return {
    at: file,
    open: async signal => {
      const recording = await readRecording(device, file);
      return replayAnyOrder(recording.steps).open(signal);
    },
  };
}

async function readRecording(device: string, file: string): Promise<Recording> {
  try {
    const recording = JSON.parse(await readFile(file, 'utf8')) as Partial<Recording>;
    if (!Array.isArray(recording.steps)) throw new Error('it has no list `steps`');
    return recording as Recording;
  } catch (error) {
    throw errors.noRecording({ device, file, seen: (error as Error).message });
  }
}
