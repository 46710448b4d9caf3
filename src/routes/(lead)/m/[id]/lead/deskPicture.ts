import type { Core } from '../../../../../../server/core.ts'
import type { Actor } from '../../../../../../server/domain/people/actor.ts'

/** The whole of what the desk sees, for the page to be made with, and to listen on from. */
export const deskPicture = (core: Core, actor: Actor, meetingId: string) =>
  core.feed.whole(actor, meetingId, 'desk')
