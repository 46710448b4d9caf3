/** Who is asking. Nobody is anybody before a row says so: the rest of the domain asks `roles.ts`. */

import type { AccountRole } from '../../../src/lib/contract/words.ts'

export interface Actor {
  /** Logged in. */
  account: { id: string; name: string; roles: readonly AccountRole[] } | null
  /** This device's key in a meeting; a bearer token opens one meeting only. */
  keyIn(meetingId: string): DeviceKey | null
}

/** What a device can show in one meeting. Only hashes of it are ever stored. */
export interface DeviceKey {
  deviceHash: string
  claimHash: string
  /** 16 characters by which an author comes back without the device. */
  claimCode: string
  /** The server's own seal says that this device used a right code. */
  joined: boolean
  /** The stand whose code it used last. */
  standId: string | null
}

export const hasRole = ({ account }: Pick<Actor, 'account'>, role: AccountRole): boolean =>
  account?.roles.includes(role) ?? false

/** Whom the municipality trusts to prepare meetings. Who leads one that is there is said by that meeting. */
export const mayPlan = (actor: Pick<Actor, 'account'>): boolean =>
  hasRole(actor, 'facilitator') || hasRole(actor, 'administrator')

/** As they stand in the row of an account. */
// Written by this house alone.
export const rolesFrom = (row: { roles: string }): AccountRole[] => JSON.parse(row.roles) as AccountRole[]

export const nobody: Actor = { account: null, keyIn: () => null }
