/** What a thread comes to, in its host’s words. */
export { readSums as read, readSumming as writing } from '../domain/sums/read.ts'
export { draftSum as draft, publishSum as publish, withdrawSum as withdraw } from '../domain/sums/write.ts'
