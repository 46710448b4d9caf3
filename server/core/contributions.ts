/** What people say, and how they change it. */
import { ownContributions, ownOfDevice as writtenOn } from '../domain/contributions/own.ts'
import { asked } from './bound.ts'

export { editContribution as edit, withdrawContribution as withdraw } from '../domain/contributions/change.ts'
export { submitAndRead } from '../domain/contributions/read-back.ts'
export { recordContribution as record } from '../domain/contributions/record.ts'
export { submitContribution as submit } from '../domain/contributions/submit.ts'
export { translateContribution as translate } from '../domain/contributions/translate.ts'

export const own = asked(ownContributions)
export const ownOfDevice = asked(writtenOn)
