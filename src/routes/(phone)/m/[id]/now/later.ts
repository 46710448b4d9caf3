/** What a phone can do without until its owner can write. */
import { readLook, wear } from './look.ts'

export { default as AgendaPlace } from './AgendaPlace.svelte'
export { default as Answering } from './Answering.svelte'
export { default as AtTable } from './AtTable.svelte'
export { default as Closed } from './Closed.svelte'
export { default as Earlier } from './Earlier.svelte'
export { default as Guide } from './Guide.svelte'
export { default as Hat } from './Hat.svelte'
export { default as Help } from './Help.svelte'
export { default as ItemClock } from './ItemClock.svelte'
export { default as JoinFirst } from './JoinFirst.svelte'
export { default as MovedOn } from './MovedOn.svelte'
export { default as OwnPosts } from './OwnPosts.svelte'
export { default as RehearsalMark } from './RehearsalMark.svelte'
export { default as Seen } from './Seen.svelte'
export { default as Speaking } from './Speaking.svelte'
export { default as Unsent } from './Unsent.svelte'
export { default as Waiting } from './Waiting.svelte'
export { default as WallPlace } from './WallPlace.svelte'
export { default as YourTurn } from './YourTurn.svelte'

if (!import.meta.env.SSR) wear(readLook())
