/** What contributions are gathered in. */
export {
  nameTheme as make,
  gatherIn as gather,
  takeOutOf as takeOut,
  standAlone,
} from '../domain/themes/gather.ts'
export { moveBetween as move } from '../domain/themes/move.ts'
export {
  renameTheme as rename,
  mergeThemes as merge,
  splitTheme as split,
  dissolveTheme as dissolve,
} from '../domain/themes/reshape.ts'
export { suggestSimilar as similar } from '../domain/themes/suggest.ts'
export { wishElsewhere } from '../domain/themes/wish.ts'
