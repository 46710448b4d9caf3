/** What is measured by the clock of a machine, which may be wrong. */
export { setRight } from '../domain/clock/set-right.ts'
