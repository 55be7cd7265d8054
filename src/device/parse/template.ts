/**
 * How the output of a command reads that is meant for people: a state machine of line patterns, as data. Columns
 * bear the names by which such records are known in the field (`ip_address`, `mac_address`, `vlan_id`); what
 * they mean for us is said apart from this, in a `TableReader`.
 */
export interface Template {
  /** The commands whose output reads like this, without arguments that name one thing only. */
  commands: string[];
  /** Columns of a record, in order. A column that no line gave is empty text, or an empty list. */
  columns: string[];
  /** Without all of these a record is none (a heading that looks like a row, the rest of a page). */
  required?: string[];
  /** Columns that keep their value for the records that follow, until they get another one. */
  carried?: string[];
  /** Columns said below the records that they belong to, as totals are: those above get the value, too. */
  backwards?: string[];
  /** Records that are alike in all of these columns are one: a later table adds to it what it knows. */
  joins?: string[];
  /** Columns that collect what several lines give. */
  lists?: string[];
  /** What stands between the values of such a column where one line gives several. */
  splits?: Record<string, RegExp>;
  /** Rules by state, the first state first; a plain list where there is one state only. */
  rules: Rule[] | Record<string, Rule[]>;
  /** Lines that are no data: headings, rulers, legends. Looked at after the rules. Blank lines never count. */
  ignore?: RegExp[];
}

/**
 * What to do with a line that matches: its named groups go into the columns of their names. `(?<name__2>...)` goes
 * into the column `name`, as a name may stand only once in a pattern. A pattern alone is a rule that only fills.
 */
export type Rule = RegExp | ActingRule;

export interface ActingRule {
  line: RegExp;
  /** `begins`: the record so far is complete, and this line begins one. `ends`: it is complete with this line. */
  record?: 'begins' | 'ends';
  /** The state for the lines that follow. */
  go?: string;
  /** The other rules see this line, too. */
  also?: boolean;
  /** Forgets the values, also the carried ones. */
  clear?: boolean;
  /** What this line says is worth a record, though all of it is carried on: nothing need follow. */
  counts?: boolean;
}

/** One record: text by column, lists where several lines give a value. */
export type RawRecord = Record<string, string | string[]>;

/** What was read from an output. */
export interface Reading {
  records: RawRecord[];
  /** Lines that no rule knows: what could not be read is said, not guessed. */
  unread: string[];
}

/** A row of a table: a line that is a record. */
export function row(line: RegExp): ActingRule {
  return { line, record: 'ends' };
}

/** The first line of a block that is a record. */
export function begins(line: RegExp): ActingRule {
  return { line, record: 'begins' };
}
