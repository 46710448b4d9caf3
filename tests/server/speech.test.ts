import { describe, expect, test } from 'vitest'
import { formatDevice, newDevice, parseDevice } from '../../server/auth/devices.ts'
import { latestChoice, preferredLocale, speechFor } from '../../server/auth/locale.ts'
import { type Further, readLanguages } from '../../server/languages.ts'

const further = (code: string): [string, Further] => [code, { code, words: {}, version: '1' }]
const languages = new Map([further('de'), further('uk'), further('pt-BR')])
const spoken = (chosen: string | null, acceptLanguage?: string) => {
  const { locale, further } = speechFor(chosen, acceptLanguage, languages)
  return [locale, further?.code ?? null]
}

describe('the language of somebody', () => {
  test('is Danish unless something else is wished for first', () => {
    expect(spoken(null)).toEqual(['da', null])
    expect(spoken(null, 'sv-SE,sv;q=0.9,en;q=0.8')).toEqual(['en', null])
    expect(spoken(null, 'da,en;q=0.9,de;q=0.8')).toEqual(['da', null])
    expect(spoken(null, 'xx')).toEqual(['da', null])
  })

  test('may be a further one on the phone, and then one of the house’s own elsewhere', () => {
    expect(spoken(null, 'de-AT,de;q=0.9,da;q=0.8,en;q=0.7')).toEqual(['da', 'de'])
    expect(spoken(null, 'uk')).toEqual(['en', 'uk'])
    expect(spoken(null, 'pt-br')).toEqual(['en', 'pt-BR'])
    expect(spoken(null, 'de;q=0, en')).toEqual(['en', null])
  })

  test('is what was chosen by hand, as long as it is spoken here', () => {
    expect(spoken('uk', 'da')).toEqual(['da', 'uk'])
    expect(spoken('en', 'uk')).toEqual(['en', null])
    expect(spoken('fo', 'de')).toEqual(['en', 'de'])
  })

  test('is one of the house’s own before it is known who asks', () => {
    expect(preferredLocale('de,en;q=0.5')).toBe('en')
    expect(preferredLocale('de')).toBe('da')
  })
})

describe('the choice that counts', () => {
  const device = (locale: string | null, localeAt: number) => ({ locale, localeAt })

  test('is the latest, whether it was made here or for the account', () => {
    expect(latestChoice(device('da', 1000), { language: 'en', at: 5000 })).toBe('en')
    expect(latestChoice(device('da', 9000), { language: 'en', at: 5000 })).toBe('da')
    expect(latestChoice(device('uk', 9000), { language: 'en', at: 5000 })).toBe('uk')
    expect(latestChoice(device('da', 1000), { language: null, at: 5000 })).toBeNull()
  })

  test('is the account’s where nothing was chosen here, and the device’s where nothing was for the account', () => {
    expect(latestChoice(null, { language: 'en', at: 5000 })).toBe('en')
    expect(latestChoice(device(null, 0), { language: 'en', at: 0 })).toBe('en')
    expect(latestChoice(device('en', 0), { language: 'da', at: 0 })).toBe('en')
    expect(latestChoice(device('en', 0), { language: null, at: 0 })).toBe('en')
    expect(latestChoice(device('en', 9000), null)).toBe('en')
    expect(latestChoice(null, null)).toBeNull()
  })

  test('is kept in the cookie to the second, and one from before that was kept is read', () => {
    const kept = { ...newDevice(), locale: 'uk', localeAt: 1_795_000_000_000 }
    expect(parseDevice(formatDevice(kept))).toEqual(kept)
    expect(parseDevice(`${kept.secret}.uk..`)).toEqual({ ...kept, localeAt: 0 })
  })
})

test('each file is a language, and other words have another version', () => {
  const read = readLanguages()
  expect([...read.keys()]).toEqual(expect.arrayContaining(['ar', 'de', 'pl', 'uk']))
  expect(read.get('uk')?.words.phone_send).toBe('Надіслати')
  expect(read.get('uk')?.version).not.toBe(read.get('pl')?.version)
})
