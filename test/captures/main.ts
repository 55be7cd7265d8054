import { main } from './check.js';

process.exitCode = main(process.argv.slice(2));
