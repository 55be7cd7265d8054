/** Whether something was seen to work; `note` is what the switch said or did. */
export interface Finding {
  works: boolean;
  note?: string;
}

/** What was tried; absent: not tried. */
export interface Findings {
  pushTag: Finding;
  popTag: Finding;
  stackTags: Finding;
  stackTags88a8: Finding;
  cookies: Finding;
  cookieMask: Finding;
  barrier: Finding;
  hardTimeout: Finding;
  portDown?: Finding;
}

/** What a switch is, and can do. */
export interface Profile {
  switch: string;
  datapathId: string;
  manufacturer: string;
  hardware: string;
  software: string;
  findings: Findings;
}
