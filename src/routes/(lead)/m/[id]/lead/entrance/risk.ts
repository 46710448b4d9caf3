/** Where a wall that is opened here ends up: `none` beside the desk, `same` on top of it, `unknown` where browsers do not say. */
export type Risk = 'same' | 'unknown' | 'none'

/** @param isExtended of `window.screen`; only Chromium's have it, and only under https. */
export function riskOf(wallOpenedHere: boolean, isExtended: boolean | undefined): Risk {
  if (!wallOpenedHere) return 'none'
  if (isExtended === undefined) return 'unknown'
  return isExtended ? 'none' : 'same'
}

/** Asked anew each time: cables are pulled in the middle of a meeting. */
export const isExtendedNow = (screen: Screen): boolean | undefined =>
  'isExtended' in screen && typeof screen.isExtended === 'boolean' ? screen.isExtended : undefined
