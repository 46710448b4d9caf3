/** Words that somebody asks the facilitators to look at. */
export { answerReports as answer } from '../domain/reports/answer.ts'
export {
  listReports as list,
  countReported as count,
  ownReports as own,
  readReceipt as receipt,
} from '../domain/reports/read.ts'
export { reportContribution as make } from '../domain/reports/report.ts'
