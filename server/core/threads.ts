/** One question under discussion, wherever it goes. */
export { setThreadApproval as setApproval } from '../domain/threads/approval.ts'
export { readLineage as lineage, whereIs, listArrangeable as arrangeable } from '../domain/threads/lineage.ts'
export { listThreads as list, listThreadsOf as listOf } from '../domain/threads/list.ts'
export { mergeThreads as merge } from '../domain/threads/merge.ts'
export { moveWords as move } from '../domain/threads/move-words.ts'
export { takeUpThread as takeUp } from '../domain/threads/open.ts'
export { readThread as read, listPosts as posts } from '../domain/threads/read.ts'
