/** Gathering contributions in themes. */
import type { Ack, Nothing } from './answers.ts'

export interface ThemeEvents {
  'theme:make': (
    input: { meetingId: string; threadId: string; name: string; contributionIds?: string[] },
    ack: Ack<{ id: string }>,
  ) => void
  'theme:rename': (input: { id: string; name: string }, ack: Ack<Nothing>) => void
  'theme:gather': (input: { id: string; contributionIds: string[] }, ack: Ack<Nothing>) => void
  'theme:take_out': (input: { id: string; contributionId: string }, ack: Ack<Nothing>) => void
  'theme:alone': (
    input: { meetingId: string; threadId: string; contributionIds: string[] },
    ack: Ack<Nothing>,
  ) => void
  'theme:merge': (input: { id: string; intoId: string }, ack: Ack<Nothing>) => void
  'theme:split': (
    input: { id: string; name: string; contributionIds: string[] },
    ack: Ack<{ id: string }>,
  ) => void
  'theme:dissolve': (input: { id: string }, ack: Ack<Nothing>) => void
  'theme:move': (
    input: {
      meetingId: string
      threadId: string
      moves: { contributionIds: string[]; outOfId?: string | null; intoId?: string | null }[]
      reviveIds?: string[]
      endIds?: string[]
    },
    ack: Ack<Nothing>,
  ) => void
  'theme:elsewhere': (input: { id: string; note: string }, ack: Ack<Nothing>) => void
  'theme:similar': (input: { id: string }, ack: Ack<{ ids: string[] }>) => void
}
