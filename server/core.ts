/** The domain, bound and ready: everything that decides, for pages, HTTP and sockets alike. */
import { createFeedReader } from './catching-up/reader.ts'
import { bound } from './core/bound.ts'
import * as rooms from './core/rooms.ts'
import type { Tools } from './domain/tools.ts'

export type Core = ReturnType<typeof createCore>

/** @param epoch read anew on each call, since it may change while the process runs. */
export function createCore(tools: Tools, epoch: () => string) {
  return { ...bound(tools, rooms), feed: createFeedReader(tools.db, epoch) }
}
