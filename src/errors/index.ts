export { defineErrors, type ErrorContext } from './define.js';
export {
  type ErrorData,
  type ErrorText,
  formatWhere,
  type Language,
  language,
  languageOf,
  setLanguage,
  TsunaguError,
  type Where,
} from './error.js';
export { fold, suggest } from './suggest.js';
export { timeOfDay } from './time-of-day.js';
