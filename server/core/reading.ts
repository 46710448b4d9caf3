/** How far somebody has read. */
export { markRead as mark, rememberReading as remember } from '../domain/reading/mark.ts'
export {
  readReading as read,
  readSince as since,
  newIn,
  readRemembers as remembers,
} from '../domain/reading/read.ts'
