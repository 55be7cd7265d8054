export { type Field, parseCsv } from './csv.js';
export { matrixOf } from './matrix.js';
export { type Party, type Requirement, type Wanted, wantedText } from './model.js';
export { readRequirements, requirementsOf } from './read.js';
export { parseAllowed, parseWanted } from './wanted.js';
