#!/usr/bin/env bash
# The whole test run: build, lint, unit and integration tests. The last line counts the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent build
npm run --silent lint
# One process, one order: integration tests share the machine's Open vSwitch.
exec npx mocha 'node-openflow/dist/test/**/*.test.js' 'dist/test/**/*.test.js' "$@"
