/** Finding words again. */
export { fillSearch as fill } from '../domain/search/fill.ts'
export { search as find } from '../domain/search/find.ts'
export { listVenues as venues } from '../domain/search/venues.ts'
