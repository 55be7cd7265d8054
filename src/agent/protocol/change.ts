import type { RawRecord } from '../../device/parse/template.js';

/** A change as it is asked for. */
export interface ChangeRequest {
  device: string;
  /** The file's name, for messages, and what is in it. */
  file: string;
  text: string;
}

/** How to apply it. */
export interface ChangeOptions {
  /** After how long the device takes it back unless it is confirmed, in milliseconds (default 120,000). */
  timerMs?: number;
  /** Apply it also where nothing takes it back. */
  withoutSafetyNet?: boolean;
}

/** A change that was made and waits to be confirmed. */
export interface AppliedChange {
  device: string;
  /** What became different, secrets masked: `+` came, `-` went. */
  difference: string[];
  /** When the device takes it back by itself, and how; absent: never. */
  until?: number;
  expiry?: 'reverts' | 'restarts';
}

/** A change that is neither confirmed nor rolled back. */
export interface PendingChange extends Pick<AppliedChange, 'until' | 'expiry'> {
  file: string;
}

/** What a change would make different, and who says so: the device, or we from the lines alone. */
export interface ChangePreview {
  device: string;
  difference: string[];
  by: 'device' | 'predicted';
}

/** Changes of devices that come back alone unless they are confirmed. */
export interface ChangeMethods {
  'change/apply': { params: ChangeRequest & ChangeOptions; result: AppliedChange };
  'change/confirm': { params: { device: string }; result: { device: string } };
  'change/rollBack': { params: { device: string }; result: { device: string } };

  // By hand, outside of scenarios.
  'site/previewChange': { params: ChangeRequest; result: ChangePreview };
  'site/applyChange': { params: ChangeRequest & ChangeOptions; result: AppliedChange };
  'site/confirmChange': { params: { device: string }; result: { device: string } };
  /** Takes back the change that waits; where none does, restores these lines, else how the device was at first. */
  'site/rollBackChange': {
    params: { device: string; configuration?: string[] };
    result: { device: string; undone: string[] };
  };
  /** What a command prints, as records; `columns` in the template's order. */
  'site/readDevice': {
    params: { device: string; command: string };
    result: { device: string; columns: string[]; rows: RawRecord[]; unread: string[] };
  };
  /** The running configuration: whole, and as it may be shown. */
  'site/snapshotDevice': {
    params: { device: string };
    result: { device: string; configuration: string[]; masked: string[]; golden: string[] };
  };
}
