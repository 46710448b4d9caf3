/** A meeting from its plan to its being laid forth. */
export { renewCodes } from '../domain/meetings/codes.ts'
export { planMeeting as plan, changeMeeting as change } from '../domain/meetings/plan.ts'
export {
  listMeetings as list,
  readMeeting as read,
  readDesk,
  countMeeting as count,
} from '../domain/meetings/read.ts'
export {
  announceMeeting as announce,
  openMeeting as open,
  closeMeeting as close,
  publishMeeting as publish,
} from '../domain/meetings/stages.ts'
export { readSummary as summary } from '../domain/summary/read.ts'
