/** What administrators see to. */
import type { AccountRole, AdminAct, HousePlace, Language } from '../../../src/lib/contract/words.ts'

/** Who was asked by mail to come, and is trusted with something when they do; its row goes then, or when its time is over. */
export interface InvitedTable {
  email: string
  role: AccountRole | null
  office: string | null
  byId: string
  at: number
  expiresAt: number
}

/** Each text that ever stood in a place of the house; the highest number stands. */
export interface HouseTextTable {
  place: HousePlace
  language: Language
  number: number
  /** Null: the words that the house was built with. */
  text: string | null
  accountId: string
  at: number
}

export interface LogoTable {
  /** sha256 of its bytes. */
  hash: string
  type: string
  /** base64 */
  content: string
  at: number
}

/** What an administrator did. Rows are only added; the database itself refuses to change one. */
export interface AdminActTable {
  id: string
  accountId: string
  act: AdminAct
  /** Which of several, or why. */
  about: string | null
  /** Whom it was done to. */
  personId: string | null
  /** A setting as it stood, and as it stands from then on. */
  before: string | null
  after: string | null
  at: number
}
