import { type Language, languages } from '$lib/contract/words.ts'

/** In which language people are invited: what the address says, else that of who asks. */
export const languageOf = (url: URL, otherwise: Language): Language =>
  languages.find((language) => language === url.searchParams.get('in')) ?? otherwise
