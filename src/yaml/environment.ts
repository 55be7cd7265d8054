/** A text after its references to the environment were replaced. */
export interface Expansion {
  text: string;
  /** The variables referred to, set or not. */
  names: string[];
  /** The values that came from the environment; defaults are not among them. */
  values: string[];
  /** The variables that are not set and have no default. */
  unset: string[];
  /** `${` that is not followed by `NAME}` or `NAME:-default}`. */
  malformed: boolean;
}

/**
 * Replaces `${NAME}` and `${NAME:-default}` as POSIX shells do (Shell Command Language, 2.6.2): the default
 * stands in for a variable that is unset or empty. `$${` gives a literal `${`.
 */
export function expand(text: string, env: Readonly<Record<string, string | undefined>>): Expansion {
  const result: Expansion = { text: '', names: [], values: [], unset: [], malformed: false };
  result.text = text.replace(
    /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}|\$\{/g,
    (
      whole: string,
      name: string | undefined,
      hasDefault: string | undefined,
      standIn: string | undefined,
    ) => {
      if (whole === '$${') return '${';
      if (name === undefined) {
        result.malformed = true;
        return whole;
      }
      result.names.push(name);
      const value = env[name];
      if (value) result.values.push(value);
      if (hasDefault !== undefined) return value || (standIn ?? '');
      if (value === undefined) result.unset.push(name);
      return value ?? '';
    },
  );
  return result;
}
