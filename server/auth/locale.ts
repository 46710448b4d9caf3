export const locales = ['da', 'en'] as const
export type Locale = (typeof locales)[number]

/** Danish unless English is wished for first. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';')
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality.trim().slice(2)) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  const known = wished.find(({ language }) => language === 'da' || language === 'en')
  return known?.language === 'en' ? 'en' : 'da'
}
