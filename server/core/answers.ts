/** What the municipality answers to a thread. */
export { listAnswers as list } from '../domain/answers/list.ts'
export { promiseAnswer as promise } from '../domain/answers/promise.ts'
export {
  draftAnswer as draft,
  publishAnswer as publish,
  withdrawAnswer as withdraw,
} from '../domain/answers/publish.ts'
export { readAnswering as read } from '../domain/answers/read.ts'
