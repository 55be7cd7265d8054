import type { ActingRule, RawRecord, Reading, Template } from './template.js';

/** Where a group's name ends that stands a second time in a pattern. */
const NUMBERED = /__\d+$/;

/** Reads a command's output by a template. */
export function readTemplate(template: Template, output: string): Reading {
  const states = statesOf(template);
  const draft = new Draft(template);
  const unread: string[] = [];
  let state = Object.keys(states)[0] ?? '';
  for (const line of linesOf(output)) {
    let known = false;
    for (const rule of states[state] ?? []) {
      const match = rule.line.exec(line);
      if (!match) continue;
      known = true;
      draft.take(rule, match.groups ?? {});
      if (rule.go !== undefined) state = rule.go;
      if (!rule.also) break;
    }
    if (!known && line.trim() !== '' && !template.ignore?.some(pattern => pattern.test(line))) {
      unread.push(line);
    }
  }
  draft.record();
  return { records: draft.records, unread };
}

function statesOf({ rules }: Template): Record<string, ActingRule[]> {
  const byState = Array.isArray(rules) ? { start: rules } : rules;
  return Object.fromEntries(
    Object.entries(byState).map(([name, list]) => [
      name,
      list.map(rule => (rule instanceof RegExp ? { line: rule } : rule)),
    ]),
  );
}

/** Lines as printed, without what ends them: captures come with any line end. */
function linesOf(output: string): string[] {
  return output.split('\n').map(line => line.replace(/[\r\0]+/g, '').trimEnd());
}

/** The record that is being read. */
class Draft {
  readonly records: RawRecord[] = [];
  readonly #template: Template;
  #values = new Map<string, string[]>();
  /** Whether anything but what is carried was read since the last record. */
  #touched = false;
  /** Records by what they are joined by. */
  readonly #joined = new Map<string, RawRecord>();

  constructor(template: Template) {
    this.#template = template;
  }

  take(rule: ActingRule, groups: Record<string, string | undefined>): void {
    if (rule.record === 'begins') this.record();
    if (rule.counts) this.#touched = true;
    if (rule.clear) this.#values.clear();
    for (const [name, text] of Object.entries(groups)) this.#put(name.replace(NUMBERED, ''), text);
    if (rule.record === 'ends') {
      // Such a line is a record even where all that it says is carried on.
      this.#touched = true;
      this.record();
    }
  }

  /** Keeps the record if it is one, and begins the next. */
  record(): void {
    const { columns, required = [], carried = [], lists = [] } = this.#template;
    const whole = required.every(name => (this.#values.get(name)?.length ?? 0) > 0);
    if (whole && this.#touched) {
      this.#keep(
        Object.fromEntries(
          columns.map(name => {
            const values = this.#values.get(name) ?? [];
            return [name, lists.includes(name) ? values : (values[0] ?? '')];
          }),
        ),
      );
    }
    this.#values = new Map([...this.#values].filter(([name]) => carried.includes(name)));
    this.#touched = false;
  }

  /** A record of its own, or more about one that is there already. */
  #keep(record: RawRecord): void {
    const { joins } = this.#template;
    const key = joins && JSON.stringify(joins.map(name => record[name]));
    const known = key === undefined ? undefined : this.#joined.get(key);
    if (known) {
      for (const [name, value] of Object.entries(record)) fill(known, name, value);
    } else {
      this.records.push(record);
      if (key !== undefined) this.#joined.set(key, record);
    }
  }

  #put(name: string, text: string | undefined): void {
    if (text === undefined) return;
    const { carried = [], backwards = [], lists = [], splits = {} } = this.#template;
    const value = text.trim();
    if (backwards.includes(name)) {
      for (const record of this.records) fill(record, name, value);
      return;
    }
    if (lists.includes(name)) {
      const several = splits[name] ? value.split(splits[name]) : [value];
      const values = several.filter(one => one !== '');
      this.#values.set(name, [...(this.#values.get(name) ?? []), ...values]);
    } else {
      this.#values.set(name, value === '' ? [] : [value]);
    }
    if (!carried.includes(name)) this.#touched = true;
  }
}

/** Gives a column a value that has none yet. */
function fill(record: RawRecord, name: string, value: RawRecord[string]): void {
  if (record[name]?.length === 0) record[name] = value;
}
