/** The queue of letters, for who carries it. */
export { readAbout as about } from '../domain/mail/about.ts'
export { readQueue as queue, countOutcomes as outcomes } from '../domain/mail/queue.ts'
export { settleMail as settle, expireLetters as expire } from '../domain/mail/settle.ts'
export { isStillTaken, takeMail as take } from '../domain/mail/take.ts'
