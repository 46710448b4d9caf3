/** What is projected. */
export { advanceWall as advance } from '../domain/wall/advance.ts'
export { leaveOut } from '../domain/wall/leave-out.ts'
export { letIn } from '../domain/wall/let-in.ts'
export { beatWall as beat } from '../domain/wall/screens.ts'
export { readWall as read } from '../domain/wall/standing.ts'
export {
  setWallMode as setMode,
  focusWall as focus,
  sizeWall as size,
  giveFloor,
} from '../domain/wall/steer.ts'
export { showTable } from '../domain/wall/table.ts'
