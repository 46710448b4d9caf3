/** What a meeting comes to, and in which order. */
export {
  insertItem as insert,
  changeItem as change,
  takeOutItem as takeOut,
} from '../domain/agenda/insert.ts'
export { moveAgenda as move } from '../domain/agenda/move.ts'
