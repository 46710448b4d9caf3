/** What was received at this instant may not be committed yet: who is told now is told until so long ago; ms. */
export const settleMs = 60_000
