import type { Door, Asking } from '../server/auth/door.ts'
import type { Core } from '../server/core.ts'
import type { Languages } from '../server/languages.ts'
import type { Machine } from '../server/machine/machine.ts'
import type { Postman } from '../server/mail/postman.ts'
import type { Rehearsing } from '../server/rehearsal/rehearsing.ts'

declare global {
  namespace App {
    interface Locals extends Asking {
      core: Core
      rehearsing: Rehearsing
      postman: Postman
      machine: Machine
      door: Door
      languages: Languages
      /** The address that phones in the room can reach, for QR codes: never `localhost` if there is another. */
      publicOrigin: string
      /** For links that are sent to somebody else than who asks; null where a forged `Host` could have made it. */
      ownOrigin: string | null
    }
    /** Of every page, by the root's layout. */
    interface PageData {
      municipality: string
      contact: string
      /** Who is logged in. */
      leader?: string
      /** And plans or leads meetings. */
      hasDesk?: true
      isAdministrator?: true
      /** As who is logged in chose it. */
      textSize?: 'large' | 'largest'
      /** The name of its file. */
      logo?: string
    }
    interface Error {
      message: string
      /** By which the log knows it. */
      reference?: string
      code?: string
    }
  }
}
