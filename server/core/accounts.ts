/** Who somebody is when they choose to say so: logins, names and roles. */
export {
  offerSetUp,
  isSetUpLink,
  setUp,
  checkPassword,
  emailOf,
  hasDesk,
  readMunicipality as municipality,
  changeMunicipality,
} from '../domain/people/accounts.ts'
export { changeAccount as change } from '../domain/people/change-account.ts'
export { eraseAccount as erase } from '../domain/people/erase.ts'
export { readEverything as takeOut } from '../domain/people/everything.ts'
export {
  beginErrand,
  endErrand,
  arrive,
  readArrival,
  nameArrival,
  tieArrival,
} from '../domain/people/identity.ts'
export { keepWords, nameWords, letGoOfWords } from '../domain/people/keep.ts'
export {
  askForLink,
  offerLogin,
  readLoginLink,
  useLogin,
  useLoginCode,
  forgetAsked,
} from '../domain/people/login-link.ts'
export { chooseLanguage } from '../domain/people/language.ts'
export { readMine as read, readTextSize as textSize } from '../domain/people/mine.ts'
export { announceLogin } from '../domain/people/new-login.ts'
export { readPassword, changePassword, removePassword } from '../domain/people/password.ts'
export {
  giveRole,
  takeRole,
  listRoleActs as roleActs,
  listHolders as holders,
} from '../domain/people/trust.ts'
