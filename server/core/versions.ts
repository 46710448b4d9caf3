/** How words read before they were mended. */
export { earlierOf, readVersions as read } from '../domain/versions/read.ts'
export { removeVersion as remove } from '../domain/versions/remove.ts'
