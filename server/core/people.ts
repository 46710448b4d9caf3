/** Who is in a meeting, with which device, and as what. */
import * as contributions from '../domain/contributions/read.ts'
import { ownOf } from '../domain/people/own.ts'
import * as roles from '../domain/people/roles.ts'
import * as scribes from '../domain/stands/scribe.ts'
import { asked } from './bound.ts'

export { meetingByCode, closedMeetingByCode } from '../domain/meetings/codes.ts'
export { readClaim, takeClaim } from '../domain/people/claim.ts'
export { enterMeeting as enter } from '../domain/people/enter.ts'
export { forgetDevices } from '../domain/people/forget.ts'
export { offerWall, exchangeGrant, endGrant } from '../domain/people/grants.ts'
export {
  inviteFacilitator as invite,
  readInvitation,
  acceptInvitation,
  endInvitation,
  endFacilitator,
} from '../domain/people/invite.ts'

export const own = asked(ownOf)
export const devicesOf = asked(contributions.devicesOf)
export const scribesOf = asked(scribes.scribesOf)
export const rolesIn = asked(roles.rolesIn)
