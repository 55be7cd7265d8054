/** Recordings of devices' sessions, made at a terminal. */
export interface RecordMethods {
  'site/recordDevice': {
    params: { device: string; commands: string[] };
    /** The recording as a file holds it. */
    result: { device: string; recording: object };
  };
}
