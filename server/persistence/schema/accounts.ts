/** Who may log in, and who leads what. */
import type { Generated } from 'kysely'

export interface SettingTable {
  name: string
  value: string
}

export interface AccountTable {
  id: string
  /** Null where none is known. */
  email: string | null
  name: string
  /** Null for who comes in by other ways. */
  passwordHash: string | null
  /** JSON: `AccountRole[]`; none for a citizen. */
  roles: string
  createdAt: number
  /** Of its pages and letters; null follows the browser. */
  language: Generated<'da' | 'en' | null>
  textSize: Generated<'large' | 'largest' | null>
  /** Since when nothing of it is left but its place in what it took part in. */
  erasedAt: Generated<number | null>
}

export interface LoginTable {
  /** sha256 of the token in the cookie; the token itself is stored nowhere. */
  id: string
  accountId: string
  createdAt: number
  expiresAt: number
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
