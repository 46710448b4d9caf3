/** What time it is, in the municipality's time whatever the phone thinks, and in every language with the digits of the wall. */
import { timeZone } from './contract/time-zone.ts'
import { spoken } from './further.ts'
import { getLocale } from './paraglide/runtime.js'

const language = () => spoken()?.code ?? (getLocale() === 'en' ? 'en-GB' : 'da-DK')

/**
 * How instants are written. To make a format takes a hundred times as long as to use it, and a long page says when in every
 * line. A phone carries those alone that it uses: to call this makes nothing yet.
 */
export function written(options: Intl.DateTimeFormatOptions): (instant: number) => string {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (instant) => {
    const code = language()
    const format =
      made.get(code) ?? new Intl.DateTimeFormat(code, { timeZone, numberingSystem: 'latn', ...options })
    made.set(code, format)
    return format.format(instant)
  }
}

/** 19.42 in Danish, 19:42 in English. */
export const clock = /* @__PURE__ */ written({ hour: '2-digit', minute: '2-digit', hour12: false })
