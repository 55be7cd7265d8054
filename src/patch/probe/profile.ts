/** Whether something was seen to work; `note` is what the switch said or did. */
export interface Finding {
  works: boolean;
  note?: string;
}

/** What is tried. */
export type Trial =
  | 'pushTag'
  | 'popTag'
  | 'stackTags'
  | 'stackTags88a8'
  | 'cookies'
  | 'cookieMask'
  | 'barrier'
  | 'hardTimeout'
  | 'portDown';

/** What a switch is, and can do. */
export interface Profile {
  switch: string;
  datapathId: string;
  manufacturer: string;
  hardware: string;
  software: string;
  /** What was not tried is absent. */
  findings: Partial<Record<Trial, Finding>>;
}
