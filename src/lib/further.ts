/**
 * The phone's further languages. What the phone says is compiled in the house's own two; whoever reads another one is brought
 * its words beside the page, and nobody else carries them (`vite.config.ts` wraps the messages that have any).
 */
import { getLocale } from './paraglide/runtime.js'

export interface Spoken {
  code: string
  words: Record<string, string>
  /** Where the words are that a phone can do without until its owner can write. */
  rest?: string
}
type Inputs = Record<string, unknown>
type Find = () => Spoken | null | undefined

/** Null where one of the house's own is spoken. */
export let spoken: Find = () => null

/** Where to find it: with the request on the server, with the page in the browser. */
export function speakBy(find: Find): void {
  spoken = find
}

/** A message that a further language may have. Who names a locale means one of the house's. */
export const say =
  (key: string, da: string, en: string) =>
  (inputs: Inputs = {}, { locale }: { locale?: string } = {}): string =>
    (locale ? null : furtherSentence(spoken(), key, inputs)) ??
    filled((locale ?? getLocale()) === 'en' ? en : da, inputs)

/** Null where that language has no word for it. */
export function furtherSentence(speech: ReturnType<Find>, key: string, inputs: Inputs): string | null {
  const sentence = speech?.words[key]
  return sentence === undefined ? null : filled(sentence, inputs)
}

const filled = (sentence: string, inputs: Inputs) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name]))
