export { type Look, type WaitOptions, WaitTimeout, waitFor } from './wait.js';
