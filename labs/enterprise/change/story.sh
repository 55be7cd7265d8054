#!/usr/bin/env bash
# A change of the network, test first: the VPN server gets another public address. The scenarios are changed and fail, a
# wrong change is taken back with the list of what it broke, the right one passes the whole suite and is confirmed.
# Arguments go to cucumber-js: `npm run story -- --tags @user`.
set -euo pipefail
cd "$(dirname "$0")/../../.."
changes=$PWD/labs/enterprise/change
tsunagu=$PWD/bin/tsunagu.js
suite=("$PWD/node_modules/.bin/cucumber-js" --parallel 3 "$@")
say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }

# What must hold from now on: the same features and the same testbed, with the new address.
story=$PWD/reports/story
rm -rf "$story"
mkdir -p "$story"
mkdir "$story/features"
cp -r features/enterprise "$story/features/enterprise"
cp labs/enterprise/testbed.yaml "$story/testbed.yaml"
find "$story" -type f -exec sed -i 's/203\.0\.113\.5/203.0.113.4/g' {} +
cat >"$story/cucumber.mjs" <<'CONFIG'
import { defineConfig } from 'tsunagu';
export default defineConfig({ testbed: 'testbed.yaml', format: ['progress'] });
CONFIG
cd "$story"

say "the network comes up as it is: the VPN server is 203.0.113.5"
trap '"$tsunagu" down testbed.yaml' EXIT
"$tsunagu" up testbed.yaml >/dev/null

say "the changed scenarios fail: nobody has changed the firewalls yet"
if "${suite[@]}" features/enterprise/ja/利用者/協力会社のVPN接続.feature; then
  echo "story: they passed, so they would prove nothing" >&2
  exit 1
fi

say "a wrong change: applied to both firewalls, tested, and taken back"
if "$tsunagu" change FW1="$changes/wrong.nft" FW2="$changes/wrong.nft" -- "${suite[@]}"; then
  echo "story: the wrong change was not found" >&2
  exit 1
fi

say "the right change: applied, tested, and confirmed"
"$tsunagu" change FW1="$changes/new-address.nft" FW2="$changes/new-address.nft" -- "${suite[@]}"
