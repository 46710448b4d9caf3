/** Who is in a meeting, with which device, and as what. */
import { devicesOf as whichDevices } from '../domain/contributions/own.ts'
import { ownOf } from '../domain/people/own.ts'
import { rolesIn as whichRoles } from '../domain/people/roles.ts'
import { scribesOf as whichScribes } from '../domain/stands/scribe.ts'
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
export const devicesOf = asked(whichDevices)
export const scribesOf = asked(whichScribes)
export const rolesIn = asked(whichRoles)
