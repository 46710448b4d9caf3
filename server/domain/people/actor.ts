/** Who is asking. Nobody is anybody before a row says so: the rest of the domain asks `roles.ts`. */

export interface Actor {
  /** Logged in. */
  account: { id: string; name: string; role: 'administrator' | 'facilitator' } | null
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

export const nobody: Actor = { account: null, keyIn: () => null }
