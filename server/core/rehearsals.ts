/** Meetings that are practice, and are gone afterwards. */
export { copyMeeting as copy } from '../domain/rehearsals/copy.ts'
export {
  endRehearsal as end,
  rehearsalsDue as due,
  closeRehearsal as close,
  eraseRehearsal as erase,
} from '../domain/rehearsals/end.ts'
export { beginRehearsal as begin } from '../domain/rehearsals/from-file.ts'
export { listRehearsals as list } from '../domain/rehearsals/rehearsal.ts'
