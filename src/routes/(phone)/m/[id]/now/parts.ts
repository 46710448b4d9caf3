/** What comes after the field, and in a further language the words for it. */
import { spoken } from '$lib/further.ts'

export type Parts = typeof import('./later.ts')

const againMs = 2000
let coming: Promise<Parts> | undefined

export const laterParts = (): Promise<Parts> => (coming ??= whenTheyCome())

/** The network may go the moment the field works: it is asked again until it is back. */
async function whenTheyCome(): Promise<Parts> {
  for (;;)
    try {
      const [parts] = await Promise.all([import('./later.ts'), restOfWords()])
      return parts
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs))
    }
}

async function restOfWords() {
  const speech = spoken()
  if (!speech?.rest) return
  // The field works first.
  await new Promise((resolve) => setTimeout(resolve, 0))
  const response = await fetch(speech.rest)
  // A language that is gone is not waited for.
  if (response.ok) speech.words = (await response.json()) as Record<string, string>
  delete speech.rest
}
