/**
 * Which of the house's own languages a page is in, as its document says: in the browser this stands for Paraglide's runtime, whose
 * ways to find and to change a language nobody here uses (`vite.config.ts`).
 */

/** What a further language has no word for is said in English. */
export const getLocale = (): 'da' | 'en' => (document.documentElement.lang === 'da' ? 'da' : 'en')

export const experimentalStaticLocale = undefined
