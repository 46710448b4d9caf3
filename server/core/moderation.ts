/** What the room may not see, and which phones wait. */
export { phoneWaits } from '../domain/moderation/approval.ts'
export { holdContribution as hold } from '../domain/moderation/hold.ts'
export { readLog } from '../domain/moderation/log.ts'
export { lookAt } from '../domain/moderation/look.ts'
export { stopPhone, allowPhone, makeNewPhonesWait } from '../domain/moderation/phones.ts'
export { releaseContribution as release } from '../domain/moderation/release.ts'
export { readWordList, changeWordList } from '../domain/moderation/word-list.ts'
