/** A meeting, its way through the agenda, and what its desk decided for all. */
import type { Generated } from 'kysely'
import type {
  Access,
  DayItem,
  ItemKind,
  MeetingKind,
  MeetingState,
  RoomAct,
} from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

export interface MeetingTable {
  id: string
  kind: MeetingKind
  title: string
  place: string
  address: string
  directions: string
  startsAt: number
  endsAt: number
  expected: number
  access: Access
  safetyDelayMs: number | null
  filed: Flag
  wifiName: string
  wifiPassword: string
  framePurpose: string
  frameInfluence: string
  frameFixed: string
  frameDecides: string
  frameAfterwards: string
  state: MeetingState
  hostId: string
  currentItemId: string | null
  createdAt: number
  announcedAt: number | null
  /** When it was last given another time or place after it was announced. */
  movedAt: Generated<number | null>
  openedAt: number | null
  closedAt: number | null
  publishedAt: number | null
  publishedBy: string | null
  /** When its devices are forgotten: months after it closed, or after its planned end for as long as it has not. */
  forgetAt: number
  /** As its participants were told; settled when it opens. */
  forgetAfterMonths: Generated<number>
  forgottenAt: number | null
  /** How many participants there were until then. */
  phonesForgotten: number | null
  speakingSeconds: Generated<number>
  /** Steps, hearing loop, sign language: what one must know to come and follow. */
  accessInfo: Generated<string>
  /** Phones that came since then are read at the desk before the room reads them. */
  newPhonesWaitSince: number | null
  /** The meeting that it is a rehearsal of, or itself when it came from a file. Never changes. */
  rehearsalOf: string | null
  /** When it ends by itself and leaves no trace; null for one that somebody ends. */
  rehearsalEndsAt: number | null
}

export interface AgendaItemTable {
  id: string
  meetingId: string
  position: number
  title: string
  minutes: number
  threadId: string | null
  /** Where its clock counts from: moved when the room comes back (`domain/agenda/visits.ts`). */
  startedAt: number | null
  endedAt: number | null
  kind: Generated<ItemKind>
}

/** From when until when the room was at an item; `endedAt` null: it still is. */
export interface AgendaVisitTable {
  itemId: string
  startedAt: number
  endedAt: number | null
}

export interface JoinCodeTable {
  code: string
  meetingId: string
  kind: 'typed' | 'screen' | 'poster'
  /** What is typed from a poster; the others are on no paper. */
  printedCode: string | null
  createdAt: number
  endedAt: number | null
}

/** What the desk decided for the whole room, or for one question. Rows are only added. */
export interface RoomActTable {
  id: string
  meetingId: string
  threadId: string | null
  accountId: string
  act: RoomAct
  at: number
  /** Who was given a hat, or lost it. */
  hatId: string | null
  /** Who no longer leads. */
  personId: string | null
  /** To how many, of what is done to many; of an item, the minutes that it was given. */
  count: number | null
  /** What an item or a theme was called when it was done. */
  about: string | null
  /** What it is called from then on, or what it went into. */
  becomes: string | null
  /** Who was given the floor, or was done: their name is not the log's to keep. */
  speakerId: string | null
}

/** What has been seen to on the day; the item's row is there when it has. */
export interface ChecklistTable {
  meetingId: string
  item: DayItem
  at: number
  /** Who said so; null: the machine noticed it. */
  accountId: string | null
  /** How many phones the line carries. */
  phones: number | null
  /** Tells the first phone's network from another, and nothing about either; null as soon as one has. */
  network: string | null
}
