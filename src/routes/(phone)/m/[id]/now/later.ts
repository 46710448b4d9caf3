/** What a phone can do without until its owner can write. */
export { default as AgendaPlace } from './AgendaPlace.svelte'
export { default as Closed } from './Closed.svelte'
export { default as OwnPosts } from './OwnPosts.svelte'
export { default as Waiting } from './Waiting.svelte'
export { default as WallPlace } from './WallPlace.svelte'
