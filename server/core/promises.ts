/** What somebody said in the room that they would do, and by when. */
export { makePromise as make, withdrawPromise as withdraw } from '../domain/promises/make.ts'
export { listPromises as list } from '../domain/promises/read.ts'
