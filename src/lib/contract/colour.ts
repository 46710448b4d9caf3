/**
 * One colour of the municipality's as the house can use it: hue and strength are kept, and it is made darker or lighter until
 * everything that is written in it, or on it, can be read (WCAG 2.2 AA, 4.5 to 1).
 */
export interface Shades {
  green: string
  'green-strong': string
  'green-wash': string
  'on-green': string
}

interface Lch {
  l: number
  c: number
  h: number
}
type Rgb = [number, number, number]

export const leastContrast = 4.5

const light = { grounds: ['#fbf9f4', '#ffffff'], on: '#ffffff', wash: 0.95, strong: -0.08, step: -0.01 }
// The lighter of the grounds that are dark: on the others it is read better still.
const dark = { grounds: ['#11181f', '#1a242d'], on: null, wash: 0.31, strong: 0.07, step: 0.01 }

export const shadesOf = (colour: string): { light: Shades; dark: Shades; isAsChosen: boolean } => {
  const chosen = lchOf(rgbOf(colour))
  const shades = {
    light: shadesOn(light, chosen),
    dark: shadesOn(dark, { ...chosen, l: Math.max(0.7, chosen.l) }),
  }
  return { ...shades, isAsChosen: shades.light.green === colour.toLowerCase() }
}

function shadesOn(ground: typeof light | typeof dark, from: Lch): Shades {
  const wash = hexOf({ ...from, l: ground.wash, c: Math.min(from.c, 0.035) })
  const on = ground.on ?? hexOf({ ...from, l: 0.2, c: Math.min(from.c, 0.03) })
  const around = [...ground.grounds, wash, on]
  const reads = (one: Lch) => around.every((other) => contrast(hexOf(one), other) >= leastContrast)
  let { l } = from
  while (l > 0 && l < 1 && !reads({ ...from, l })) l += ground.step
  const strong = { ...from, l: Math.min(1, Math.max(0, l + ground.strong)) }
  return {
    green: hexOf({ ...from, l }),
    'green-strong': hexOf(strong),
    'green-wash': wash,
    'on-green': on,
  }
}

/** Of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** What takes the place of the house's own colour on every page; high contrast stays as it is. */
export function styleOf(colour: string): string {
  const { light, dark } = shadesOf(colour)
  const said = (shades: Shades) =>
    Object.entries(shades)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';')
  return [
    `:root:root:not([data-theme]),[data-theme='light'][data-theme]{${said(light)}}`,
    `@media (prefers-color-scheme:dark){:root:root:not([data-theme]){${said(dark)}}}`,
    `[data-theme='dark'][data-theme]{${said(dark)}}`,
  ].join('\n')
}

const rgbOf = (hex: string): Rgb => {
  const part = (from: number) => parseInt(hex.slice(from, from + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const curved = (part: number) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map(linear) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Oklch, in which a step of lightness looks the same in every hue (Björn Ottosson, 2020). */
function lchOf(rgb: Rgb): Lch {
  const [r, g, b] = rgb.map(linear) as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: Math.atan2(bb, a),
  }
}

function rgbFrom({ l, c, h }: Lch): Rgb {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}

/** What no screen can show is made paler until one can. */
function hexOf(lch: Lch): string {
  let { c } = lch
  while (c > 0 && rgbFrom({ ...lch, c }).some((part) => part < -0.0005 || part > 1.0005)) c -= 0.004
  const parts = rgbFrom({ ...lch, c: Math.max(0, c) }).map((part) =>
    Math.round(255 * curved(Math.min(1, Math.max(0, part)))),
  )
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
