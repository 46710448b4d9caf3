/** Stands and tables in the hall, and who writes there for others. */
export { readStand as read } from '../domain/stands/own.ts'
export { addStand as add, changeStand as change, endStand as end } from '../domain/stands/plan.ts'
export { offerScribe } from '../domain/stands/scribe.ts'
export { writeAtStand as write } from '../domain/stands/write.ts'
