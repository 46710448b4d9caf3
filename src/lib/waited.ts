/** How long words have been written down when they are sent; ms. Clocks are wrong, but what passes on one of them is not. */
export const waitedSince = (writtenAt: number | undefined): number =>
  Math.max(0, Date.now() - (writtenAt ?? Date.now()))
