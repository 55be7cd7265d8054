/**
 * Cucumber's own step timeout is off: it would not stop the step, only stop waiting for it. Each action has its
 * own budget, ends when that is spent, and says what was last seen.
 */
export const untimed = { timeout: -1 };
