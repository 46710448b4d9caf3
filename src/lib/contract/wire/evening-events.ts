/** What an evening is made of: agenda, speakers, stands, promises, help. */
import type { ItemKind } from '../words.ts'
import type { Ack, Nothing } from './answers.ts'
import type { OwnHelp } from './meeting.ts'

export interface EveningEvents {
  'agenda:move': (input: { meetingId: string; itemId: string | null }, ack: Ack<Nothing>) => void
  'agenda:insert': (
    input: {
      meetingId: string
      afterId: string | null
      kind?: ItemKind
      title: string
      minutes: number
      question?: string | null
    },
    ack: Ack<{ id: string }>,
  ) => void
  'agenda:change': (
    input: { meetingId: string; itemId: string; title?: string; minutes?: number },
    ack: Ack<Nothing>,
  ) => void
  'agenda:remove': (input: { meetingId: string; itemId: string }, ack: Ack<Nothing>) => void
  'speaker:ask': (input: { meetingId: string; name?: string | null }, ack: Ack<{ id: string }>) => void
  'speaker:add': (input: { meetingId: string; name: string }, ack: Ack<{ id: string }>) => void
  'speaker:withdraw': (input: { id: string }, ack: Ack<Nothing>) => void
  'speaker:call': (input: { meetingId: string; id?: string | null }, ack: Ack<{ id: string }>) => void
  'speaker:put_back': (input: { id: string; state: 'waiting' | 'speaking' }, ack: Ack<Nothing>) => void
  'speaker:end': (input: { meetingId: string }, ack: Ack<Nothing>) => void
  'speaker:time': (input: { meetingId: string; seconds: number }, ack: Ack<Nothing>) => void
  'promise:make': (
    input: {
      meetingId: string
      threadId?: string | null
      contributionId?: string | null
      who: string
      what: string
      due: string
    },
    ack: Ack<{ id: string }>,
  ) => void
  'promise:withdraw': (input: { id: string }, ack: Ack<Nothing>) => void
  'hat:give_back': (input: { meetingId: string }, ack: Ack<Nothing>) => void
  'help:ask': (input: { meetingId: string; place?: string }, ack: Ack<{ id: string }>) => void
  'help:done': (input: { id: string }, ack: Ack<Nothing>) => void
  'help:own': (input: { meetingId: string }, ack: Ack<{ help: OwnHelp }>) => void
  'stand:add': (
    input: { meetingId: string; name: string; question?: string | null; heads?: number },
    ack: Ack<{ id: string; number: number }>,
  ) => void
  'stand:change': (
    input: { id: string; name?: string; question?: string; heads?: number },
    ack: Ack<Nothing>,
  ) => void
  'stand:end': (input: { id: string; ended: boolean }, ack: Ack<Nothing>) => void
  'stand:scribe': (input: { meetingId: string; standId: string }, ack: Ack<{ code: string }>) => void
  'stand:write': (
    input: {
      key: string
      meetingId: string
      threadId: string
      text: string
      name?: string | null
      waitedMs?: number
    },
    ack: Ack<{ id: string; seq?: number }>,
  ) => void
}
