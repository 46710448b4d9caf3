/** What only administrators do, and what everybody sees of it. */
export { findAccounts as accounts, readAccount as account } from '../domain/administration/accounts.ts'
export { isLoginFresh, mayBackUp, mayFetchBackup, logBackup } from '../domain/administration/backup.ts'
export {
  blockAccount as block,
  unblockAccount as unblock,
  endLogins,
  eraseForThem as erase,
} from '../domain/administration/block.ts'
export { changeHatNames, changeHats } from '../domain/administration/hat-names.ts'
export { readHouseHealth as health, tryMailAgain } from '../domain/administration/health.ts'
export { readHouse as house, knownHouse } from '../domain/administration/house.ts'
export {
  inviteByAddress as invite,
  listInvited as invited,
  endInvited,
  forgetInvited,
} from '../domain/administration/invite.ts'
export { readHouseLog as log } from '../domain/administration/log.ts'
export { saveLogo, removeLogo, readLogo as logo, changeColour } from '../domain/administration/look.ts'
export { readPaperLogo as paperLogo } from '../domain/administration/worn.ts'
export { readRetention as retention, changeRetention } from '../domain/administration/retention.ts'
export { readTexts as texts, saveText, textBack } from '../domain/administration/texts.ts'
