import { defineConfig } from 'tsunagu';

export default defineConfig({
  testbed: 'labs/two-routes/testbed.yaml',
  // The example's own steps are TypeScript, built into dist.
  import: ['dist/features/**/*.js'],
});
