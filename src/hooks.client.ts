/** The page was made in one language, and goes on in it. */
import { baseLocale, defineCustomClientStrategy, isLocale } from '$lib/paraglide/runtime.js'

defineCustomClientStrategy('custom-page', {
  getLocale: () => {
    const spoken = document.documentElement.lang
    return isLocale(spoken) ? spoken : baseLocale
  },
  setLocale: () => {},
})
