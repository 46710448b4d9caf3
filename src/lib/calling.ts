/** What somebody is called up by: on the wall and at the desk alike, so that their phone can tell them what to listen for. */
import type { SpeakerView } from './contract/wire/meeting.ts'
import { m } from './paraglide/messages.js'
import { saidBy } from './roles.ts'

type Called = Pick<SpeakerView, 'name' | 'number' | 'hat'>

/** In a line of text; an office stands in brackets. */
export const calledBy = (speaker: Called): string => saidBy(speaker) ?? numbered(speaker)

/** Where the office is drawn beside it. */
export const nameOrNumber = (speaker: Omit<Called, 'hat'>): string => speaker.name ?? numbered(speaker)

/** Those who were written down by name have no number, and lose the name when it is forgotten. */
const numbered = ({ number }: Pick<Called, 'number'>) =>
  number === null ? m.speaker_nameless() : m.speaker_number({ n: number })
