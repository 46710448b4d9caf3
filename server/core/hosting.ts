/** Who sees to a thread between meetings, and when it is open. */
import { threadsWithoutHost } from '../domain/threads/host.ts'
import { asked } from './bound.ts'

export {
  handOverThread as handOver,
  setReadingHours as setHours,
  setClosingDate as setClosing,
  openNow,
} from '../domain/threads/arrange.ts'
export { readHosting as read } from '../domain/threads/hosting.ts'
export { keepHours as keep } from '../domain/threads/keep-hours.ts'

export const without = asked(threadsWithoutHost)
