/** The line of those who want to speak. */
export { askToSpeak as ask, addSpeaker as add, withdrawSpeaker as withdraw } from '../domain/speakers/ask.ts'
export {
  callSpeaker as call,
  endSpeaker as end,
  setSpeakingTime as setTime,
} from '../domain/speakers/call.ts'
export { putBackSpeaker as putBack } from '../domain/speakers/put-back.ts'
export { listSpeakers as list, ownHand as own } from '../domain/speakers/read.ts'
