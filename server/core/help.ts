/** Somebody in the hall needs a hand. */
export { askForHelp as ask, answerHelp as answer } from '../domain/help/call.ts'
export { ownHelp as own } from '../domain/help/read.ts'
