/** Who may log in and by what way, and who leads what. */
import type { Generated } from 'kysely'
import type { AccountRole, LoginWay } from '../../../src/lib/contract/words.ts'
import type { Flag } from './flag.ts'

export interface SettingTable {
  name: string
  value: string
}

export interface AccountTable {
  id: string
  /** Null where none is known. */
  email: string | null
  name: string
  /** When a mail to it was answered first; until then whoever typed it may not own it. */
  addressProvenAt: Generated<number | null>
  /** Null for who comes in by other ways. */
  passwordHash: string | null
  /** JSON: `AccountRole[]`; none for a citizen. */
  roles: string
  createdAt: number
  /** Of its pages and letters; null follows the browser. */
  language: Generated<'da' | 'en' | null>
  /** When it was chosen; null: never, or before that was written down. */
  languageAt: Generated<number | null>
  textSize: Generated<'large' | 'largest' | null>
  /** How far it has read in threads is kept for it. */
  remembersReading: Generated<Flag>
  /** Since when nothing of it is left but its place in what it took part in. */
  erasedAt: Generated<number | null>
  /** Null until somebody logs in to it. */
  firstLoginAt: number | null
  /** The day of its latest login; the hour is nobody's business. */
  lastLoginAt: Generated<number | null>
  /** Since when nobody can log in to it. */
  blockedAt: Generated<number | null>
}

export interface LoginTable {
  /** sha256 of the token in the cookie; the token itself is stored nowhere. */
  id: string
  accountId: string
  createdAt: number
  expiresAt: number
  /** Null for those from before it was written down. */
  way: LoginWay | null
  /** By name, as the browser told them; null where nobody could say. */
  browser: string | null
  system: string | null
}

/** Lets somebody in once: whoever reads the mail at an address, or whom it was made for. */
export interface LoginLinkTable {
  /** Of the link's secret, which is stored nowhere. */
  secretHash: string
  accountId: string | null
  email: string | null
  /** The browser that asked, by `askerOf` of `auth/devices.ts`: the only one where the code can be typed. */
  asker: string | null
  /** Null where there is none, or it was tried too often. */
  codeHash: string | null
  /** Wrong codes. */
  tries: number
  next: string | null
  expiresAt: number
}

/** Who somebody is at another provider. */
export interface IdentityTable {
  issuer: string
  subject: string
  accountId: string
  createdAt: number
}

/** A browser was sent to the provider, and has not come back yet. */
export interface ErrandTable {
  stateHash: string
  asker: string
  nonce: string
  verifier: string
  next: string | null
  expiresAt: number
}

/** A browser came back from the provider as somebody whom no account belongs to yet. */
export interface ArrivalTable {
  asker: string
  issuer: string
  subject: string
  /** Only where the provider has made sure of it. */
  email: string | null
  /** As the provider says it; the account's own is chosen. */
  name: string
  /** Whose address it is: its owner logs in by another way before the two are tied. */
  accountId: string | null
  next: string | null
  expiresAt: number
}

/** Who was trusted with what, by whom. Rows are only added. */
export interface RoleActTable {
  id: string
  accountId: string
  role: AccountRole
  /** In its holder's own words. */
  office: string | null
  act: 'give' | 'take'
  byId: string
  at: number
}

export interface FacilitatorTable {
  meetingId: string
  accountId: string
}

/** A link that makes another facilitator of a meeting, once. */
export interface InvitationTable {
  id: string
  meetingId: string
  /** Of the link's secret, which is stored nowhere. */
  secretHash: string
  createdBy: string
  createdAt: number
  expiresAt: number
  acceptedAt: number | null
  acceptedBy: string | null
  endedAt: number | null
}
