/** Being told of what goes on, at the pace one chose. */
export { postDigests } from '../domain/following/digest.ts'
export { readFeed as feed } from '../domain/following/feed.ts'
export {
  follow,
  askToFollow as ask,
  confirmFollowing as confirm,
  unfollow,
  stopFollowing as stop,
  forgetUnconfirmed,
} from '../domain/following/follow.ts'
export {
  readFollowing as read,
  listFollowed as list,
  readAsked as asked,
  readStop,
  stopToken,
} from '../domain/following/read.ts'
export { readSeries as series } from '../domain/following/series.ts'
export { wakeAtOnce } from '../domain/following/wake.ts'
