#!/usr/bin/env bash
# The whole test run: build, lint, unit and integration tests. The last line counts the tests.
# With arguments, which mocha takes: one mocha, on the machine as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
npm run --silent build
npm run --silent lint
all=('node-openflow/dist/test/**/*.test.js' 'dist/test/**/*.test.js')
if [ $# -gt 0 ]; then exec npx mocha "${all[@]}" "$@"; fi
if [ "$(id -u)" != 0 ]; then
  echo "npm test: needs root, to make network namespaces. Run: sudo npm test" >&2
  exit 1
fi

# Two parts side by side, each isolated from the other and from the machine; most tests wait more than they compute.
# Then those that need the machine itself: its kernel settings, its way to the package registry.
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
failed=0
# The shipped features, a part of the acceptance tests, are in the other one, so that both take about as long.
acceptance='dist/test/acceptance/!(features).test.js'
bash test/isolated.sh npx mocha "$acceptance" >"$output/acceptance" 2>&1 &
running=$!
bash test/isolated.sh npx mocha "${all[@]}" --ignore "$acceptance" --ignore 'dist/test/machine/**' 2>&1 | tee "$output/others" || failed=1
wait "$running" || failed=1
cat "$output/acceptance"
# The isolated parts mount their own on this folder, which nobody is to find here: agents remove it when it is empty.
rmdir /var/lib/tsunagu 2>/dev/null || true
npx mocha 'dist/test/machine/**/*.test.js' 2>&1 | tee "$output/machine" || failed=1

# Each part's last line is `N passed, N failed`; one that has none has not run.
awk '/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; bad += $3; closed++ }
  END { if (closed != 3) print "a part of the tests did not finish"; printf "%d passed, %d failed\n", passed, bad + (closed != 3); exit bad > 0 || closed != 3 }' \
  "$output"/acceptance "$output"/others "$output"/machine || failed=1
exit $failed
