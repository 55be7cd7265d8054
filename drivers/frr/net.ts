import type { SafetyNet } from '../../src/device/change/contract.js';

/** One line a line of the configuration, led by the headers of its blocks, with tabs in between. */
const FLAT = `flat() {
  awk '/^ *!/ || /^ *$/ || /^(Building|Current) configuration/ || /^frr version/ || /^ *exit(-[a-z0-9-]+)?$/ || /^end$/ { next }
    { match($0, /^ */); depth = RLENGTH; line = substr($0, depth + 1)
      while (n > 0 && indent[n] >= depth) n--
      n++; indent[n] = depth; text[n] = line
      path = text[1]; for (i = 2; i <= n; i++) path = path "\\t" text[i]
      print path }'
}
`;

/** Undoes what differs line by line, each in its block: what came is negated, last first; what went is entered again. */
const UNDO = `${FLAT}
tab=$(printf '\\t')
enter() {
  last=$2; old=$IFS; IFS=$tab; set -f; set -- $1; IFS=$old
  for header do shift; set -- "$@" -c "$header"; done
  vtysh -c 'configure terminal' "$@" -c "$last" </dev/null
}
split() {
  case $1 in
    *"$tab"*) headers=\${1%"$tab"*} line=\${1##*"$tab"} ;;
    *) headers= line=$1 ;;
  esac
}
flat <saved >was
for pass in 1 2 3; do
  vtysh -c 'show running-config' | flat >now
  [ -s now ] || exit 1
  grep -vxFf was now | tac >came
  grep -vxFf now was >went
  [ -s came ] || [ -s went ] || exit 0
  while IFS= read -r path; do
    split "$path"
    case $line in
      'interface '* | 'vrf '*) continue ;;
      'no '*) words=\${line#no } ;;
      *) words="no $line" ;;
    esac
    until enter "$headers" "$words"; do
      case $words in *' '*' '*) words=\${words% *} ;; *) break ;; esac
    done
  done <came
  while IFS= read -r path; do split "$path"; enter "$headers" "$line"; done <went
done
exit 1
`;

/**
 * FRR has no timer for changes, and `vtysh -f` only adds lines; so where the login is a shell, a process of ours
 * waits there. A login that is vtysh itself has no net. Observed on FRR 8.4.4; needs awk, grep and tac.
 */
export const net: SafetyNet = {
  kind: 'shell',
  mode: 'shell',
  save: "vtysh -c 'show running-config' >saved && [ -s saved ]\n",
  restore: UNDO,
};
