/** What stands around the output of a member of a stack or cluster: `fpc0:` with a ruler before, `{master:0}` after. */
export const NODES = [/^(?:fpc|node|lcc|sfc|re|member)\d+(?:-re\d)?:$/, /^-{20,}$/, /^\{/];
