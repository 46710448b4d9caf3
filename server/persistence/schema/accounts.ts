/** Who may log in, and who leads what. */

export interface SettingTable {
  name: string
  value: string
}

export interface AccountTable {
  id: string
  email: string
  name: string
  passwordHash: string
  role: 'administrator' | 'facilitator'
  createdAt: number
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
