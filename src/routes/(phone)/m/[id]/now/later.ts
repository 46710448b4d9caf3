/** What a phone can do without until its owner can write. */
export { default as AgendaPlace } from './AgendaPlace.svelte'
export { default as WallPlace } from './WallPlace.svelte'
