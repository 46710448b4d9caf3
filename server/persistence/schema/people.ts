/** Who is there, what they may, and what they ask for. */
import type { Generated } from 'kysely'
import type { HatKind, SpeakerState } from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

export interface ParticipantTable {
  id: string
  meetingId: string
  createdAt: number
  /** Since when what it says waits for the desk. */
  stoppedAt: number | null
  /** Whose code it used last. */
  standId: string | null
  /** The number that it is called up by when it asks to speak without a name; no other phone of the meeting has it. */
  calledAs: number | null
  /** Whose account its words follow into, where they said so. */
  accountId: Generated<string | null>
  /** And stand there under that account's name. */
  accountNamed: Generated<Flag>
  /** Never was in the room: writes from home as an account, and has no phone. */
  fromHome: Generated<Flag>
}

/** A device's key to a participant: its own, or one that came with a claim code. */
export interface ParticipantKeyTable {
  deviceHash: string
  claimHash: string
  participantId: string
  meetingId: string
  createdAt: number
}

export interface GrantTable {
  id: string
  meetingId: string
  kind: 'wall' | 'stand'
  standId: string | null
  codeHash: string
  expiresAt: number
  createdAt: number
  /** Of the device that it was exchanged on; nobody's until then. */
  deviceHash: string | null
  exchangedAt: number | null
  endedAt: number | null
}

/** Who has asked to say something aloud. */
export interface SpeakerTable {
  id: string
  meetingId: string
  /** Whose phone asked; nobody's when the desk wrote the name down. */
  participantId: string | null
  name: string | null
  spokeBefore: Flag
  state: SpeakerState
  askedAt: number
  startedAt: number | null
  endedAt: number | null
  /** As long as was given when it was called. */
  seconds: number | null
}

/** A table, or a stand that people pass by. */
export interface StandTable {
  id: string
  meetingId: string
  number: number
  name: string
  threadId: string | null
  heads: number
  joinSecret: string
  /** What is typed from its sign. */
  printedCode: string
  createdAt: number
  endedAt: number | null
}

/** Somebody who would like help to write. */
export interface HelpCallTable {
  id: string
  meetingId: string
  participantId: string
  /** Where they sit, as they say it. */
  place: string
  askedAt: number
  /** When somebody set out to them. */
  answeredAt: number | null
}

/** An office that somebody speaks from at this meeting, and the card that says so. */
export interface HatTable {
  id: string
  meetingId: string
  kind: HatKind
  title: string
  name: string
  /** Of the code on the card, which is stored nowhere. */
  codeHash: string
  givenBy: string
  givenAt: number
  /** Who used the code; nobody once the meeting has forgotten its devices. */
  participantId: string | null
  usedAt: number | null
  returnedAt: number | null
  takenBackAt: number | null
}
