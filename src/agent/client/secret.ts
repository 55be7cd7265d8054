import { errors } from './errors.js';

/**
 * A text with `${NAME}` replaced by variables of the environment, so that passwords stand in no feature file.
 * @throws TsunaguError `expected.variable` when there is no such variable.
 */
export function fromEnvironment(text: string, env: NodeJS.ProcessEnv = process.env): string {
  return text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw errors.variable({ name });
    return value;
  });
}

/** Options with the variables in their password replaced. */
export function withSecret<T extends { password?: string }>(options: T): T {
  const { password } = options;
  return password === undefined ? options : { ...options, password: fromEnvironment(password) };
}
