import { missingPackages } from './doctor.js';

// For the demo script: the Debian packages that this machine lacks, in one line.
console.log(missingPackages().join(' '));
