/** By so much the clocks of two processes may differ, and neither is wrong; ms. */
export const slackMs = 60_000
