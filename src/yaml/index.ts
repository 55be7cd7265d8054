export { type Environment, type Path, Source, showPath } from './source.js';
