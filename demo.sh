#!/usr/bin/env bash
# The main job on the embedded lab: sets up what is missing, runs the features of the enterprise network, shows where
# the report is.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
  echo "demo: needs root, or sudo without a password (NOPASSWD in sudoers), to make network namespaces." >&2
  echo "      run: sudo npm run demo" >&2
  exit 1
fi

if [ ! -d node_modules/koffi ] || [ ! -f dist/src/index.js ] || [ -n "$(find src steps drivers node-openflow/src features -newer dist/tsconfig.tsbuildinfo -name '*.ts' -print -quit 2>/dev/null)" ]; then
  say "node modules and build"
  if [ -d node_modules/koffi ]; then npm run --silent build; else npm ci; fi
fi

packages=$(node dist/src/cli/missing-packages.js)
if [ -n "$packages" ]; then
  if ! command -v apt-get >/dev/null; then
    echo "demo: this machine lacks $packages and has no apt-get: install them with its package manager." >&2
    exit 1
  fi
  say "packages: $packages"
  as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of package names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
fi

if ! as_root ovs-vsctl --timeout=3 show >/dev/null 2>&1; then
  say "starting Open vSwitch"
  as_root /usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-mlockall
fi

say "features of the enterprise network, on the embedded lab"
status=0
node_modules/.bin/cucumber-js -p enterprise "$@" || status=$?
say "report: $PWD/reports/index.html"
exit "$status"
