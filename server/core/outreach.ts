/** The stops of those who go out to people. */
export { planStop, dropStop, listStops as stops } from '../domain/outreach/stop.ts'
