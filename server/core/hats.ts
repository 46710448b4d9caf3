/** Roles that are worn visibly, and the cards that hand them out. */
import { wearersOf as whoWears } from '../domain/hats/read.ts'
import { asked } from './bound.ts'

export { giveHat as give, printHats as print } from '../domain/hats/give.ts'
export { listHats as list, ownHat as own } from '../domain/hats/read.ts'
export { takeBackHat as takeBack } from '../domain/hats/take-back.ts'
export { readHatOffer as readOffer, putOnHat as putOn, giveBackHat as giveBack } from '../domain/hats/use.ts'

export const wearersOf = asked(whoWears)
