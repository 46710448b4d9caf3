/** The facilitator’s list for the day, and what was measured of the hall. */
export { readDay as read } from '../domain/day/day.ts'
export { isReachable, noteReached as reached } from '../domain/day/reach.ts'
export { tickItem as tick, noteMeasured as measured, startDayOver as startOver } from '../domain/day/tick.ts'
