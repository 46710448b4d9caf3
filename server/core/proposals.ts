/** Rewordings and questions that citizens propose, and their answer. */
export { acceptProposal as accept, declineProposal as decline } from '../domain/proposals/decide.ts'
export { propose } from '../domain/proposals/propose.ts'
export {
  proposalsOf as of,
  readProposable as proposable,
  ownProposals as own,
  waitingProposals as waiting,
} from '../domain/proposals/read.ts'
export { countProposed as count } from '../domain/proposals/waiting.ts'
