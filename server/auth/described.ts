/** What a browser calls itself, as far as its owner would know it again; no version, which would tell it from others. */

export interface Described {
  /** Their own names; null where nobody can say. */
  browser: string | null
  system: string | null
}

/** In this order: most of them claim to be some of those below. */
const browsers: [name: string, says: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\bChrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
]
const systems: [name: string, says: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

export const describedBy = (userAgent: string | null | undefined): Described => ({
  browser: nameIn(browsers, userAgent ?? ''),
  system: nameIn(systems, userAgent ?? ''),
})

const nameIn = (known: [string, RegExp][], said: string): string | null =>
  known.find(([, says]) => says.test(said))?.[0] ?? null
