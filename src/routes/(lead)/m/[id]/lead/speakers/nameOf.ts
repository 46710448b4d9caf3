import type { SpeakerView } from '$lib/contract/wire/meeting.ts'
import { m } from '$lib/paraglide/messages.js'

/** As they want to be called up; who asked by phone need not say. */
export const nameOf = ({ name }: Pick<SpeakerView, 'name'>): string => name ?? m.desk_speaker_nameless()
