/**
 * The pages, and what their forms do, for the matrix: what each role is answered. 303 sends on, to the login or to where
 * one belongs. What a form does is asked of the core by the same verbs as everything else; here it is asked as a form.
 */
import { typedFrom } from '../../src/routes/(lead)/planning/planForm.ts'
import { onPostgres } from '../support/database.ts'
import { aKey } from '../support/world.ts'
import type { Scene } from './cast.ts'

export interface PageRow {
  page: string
  /** An answer for each of `roles`; `-` is not asked. */
  within: string
  closed?: string
  published?: string
  /** What stands for `[id]` and its kind, if not the meeting. */
  at?: (scene: Scene) => Record<string, string>
  /** What the form holds. */
  typed?: (scene: Scene) => Record<string, string>
}

const everybody = '200 200 200 200 200 200 200'
const sentOn = '303 303 303 303 303 303 303'
const wrongCode = '404 404 404 404 404 404 404'
const itsOwn = '200 200 200 200 200 200 200'
const itsOwnUnseen = '404 200 404 200 404 200 200'
const desk = '303 303 303 303 403 200 200'
const deskUnseen = '303 303 303 303 404 200 200'
const login = '303 303 303 303 200 200 200'

const administrators = '303 303 303 303 403 403 200'
const administering = '303 303 303 303 403 403 303'
/** Where the database takes its own backups there is nothing to press. */
const administeringHere = onPostgres() ? '303 303 303 303 403 403 409' : administering
const anAccount = ({ leader }: Scene) => ({ id: leader.account?.id ?? '' })

/** As the form holds it, unchanged. */
const plan = ({ desk: page }: Scene) => typedFrom(page)
const thread = ({ threadId }: Scene) => ({ id: threadId })
const atTable = ({ meetingId }: Scene) => ({ id: meetingId, number: '1' })
const aPost = ({ threadId, contributionId }: Scene) => ({
  key: aKey(),
  threadId,
  text: 'Et ord fra en formular.',
  id: contributionId,
})
/** Who is not logged in is asked for an address; this is none. */
const followers = {
  within: '400 400 400 400 303 303 303',
  closed: '404 400 404 400 404 303 303',
  typed: () => ({ email: aKey() }),
}
const unfollowers = { within: '403 403 403 403 303 303 303', closed: '404 403 404 403 303 303 303' }
const followersOfAnything = { within: followers.within, typed: followers.typed }
const unfollowersOfAnything = { within: unfollowers.within }
const place = () => ({ id: 'forsamlingshuset' })
const facilitator = ({ desk: { facilitators } }: Scene) => ({ id: facilitators[0]?.id ?? '' })
const aTranslation = (scene: Scene) => ({ ...aPost(scene), language: 'da', seen: '' })
const anInvitation = () => ({
  ...{ key: aKey(), subject: 'Torvet', text: 'Kom og vær med.' },
  ...{ list: 'ole@example.dk', seen: '' },
})
const writers = {
  within: '403 303 403 403 403 403 403',
  closed: '404 303 404 403 404 403 403',
  typed: aPost,
}
const authors = {
  within: '404 303 404 404 404 404 404',
  closed: '404 303 404 404 404 404 404',
  typed: aPost,
}
/** An author's own words are theirs by whatever form; everybody else is sent on, and nothing has changed. */
const scribes = { within: sentOn, closed: sentOn, typed: aPost }
const speakers = {
  within: '403 303 403 403 403 403 403',
  closed: '404 303 404 403 404 403 403',
  typed: () => ({ speaker: 'Åse' }),
}
const hands = {
  within: wrongCode,
  closed: wrongCode,
  typed: () => ({ id: '0'.repeat(26) }),
}
/** Whoever has none has nothing to give back. */
const wearers = {
  within: '403 303 403 403 403 403 403',
  closed: '404 303 404 403 404 403 403',
  typed: ({ meetingId }: Scene) => ({ meetingId }),
}
/** Words of one contribution, to who may read them in their thread. */
const readers = {
  within: '404 200 404 200 404 200 200',
  closed: '404 200 404 200 404 200 200',
  published: everybody,
  at: ({ threadId, contributionId }: Scene) => ({ id: threadId, contribution: contributionId }),
}
/** Who leads it answers; officials do where they may read the words (`tests/domain/answers`). */
const answering = {
  within: '303 303 303 303 403 200 200',
  closed: '303 303 303 303 404 200 200',
  published: '303 303 303 303 403 200 200',
}
/** All of them as if nobody had answered yet. */
const answers = {
  within: '303 303 303 303 403 303 303',
  closed: '303 303 303 303 404 303 303',
  published: '303 303 303 303 403 303 303',
  typed: () => ({
    ...{ outcome: 'must_not', reason: 'Loven.', office: 'Teknik og Miljø', seen: '0' },
    ...{ who: 'Mette Skov', due: '2199-12-01' },
  }),
}
const overtaken = (leaders: string) => ({
  within: `303 303 303 303 403 ${leaders}`,
  closed: `303 303 303 303 404 ${leaders}`,
  published: `303 303 303 303 403 ${leaders}`,
})
/** Of visitors nothing is kept, so they are told nothing either. */
const marking = {
  within: '303 303 303 303 403 303 303',
  closed: '303 303 303 303 404 303 303',
  typed: () => ({ until: '0', last: '' }),
}
const noted = { within: '204 204 204 204 403 204 204', closed: '204 204 204 204 404 204 204' }
/** Who is not logged in is sent to the login. */
const hosting = {
  within: '303 303 303 303 403 200 200',
  closed: '303 303 303 303 404 200 200',
}
const hosts = {
  within: '303 303 303 303 403 303 303',
  closed: '303 303 303 303 404 303 303',
  typed: ({ contributionId, desk: page }: Scene) => ({
    ...{ id: contributionId, accountId: page.facilitators[0]?.id ?? '' },
    ...{ when: 'always', on: '2199-12-01' },
  }),
}
/** Who may write in the thread; it is read from home by whoever has an account, once it is laid forth. */
const proposing = {
  within: '403 200 403 403 403 403 403',
  closed: '404 200 404 403 404 403 403',
  published: '403 200 403 403 200 200 200',
}
/** Who leads a meeting of the thread. */
const arranging = {
  within: '303 303 303 303 403 200 200',
  closed: '303 303 303 303 404 200 200',
  published: '303 303 303 303 403 200 200',
}
/** Who leads a meeting of the thread; secretaries do where they may read the words (`tests/domain/sums`). */
const summing = (leaders: string) => ({
  within: `403 403 403 403 403 ${leaders} ${leaders}`,
  closed: `404 403 404 403 404 ${leaders} ${leaders}`,
  published: `403 403 403 403 403 ${leaders} ${leaders}`,
})
/** Nothing is named that could be moved. */
const arranged = {
  within: '303 303 303 303 403 400 400',
  closed: '303 303 303 303 404 400 400',
  published: '303 303 303 303 403 400 400',
}
const pressed = { within: desk, closed: deskUnseen }

/** One that nobody made. */
const aProposal = (scene: Scene) => {
  const id = '0'.repeat(26)
  const said = { [`proposed.${id}.title`]: 'Igen', [`proposed.${id}.reason`]: 'Ikke nu.' }
  return { ...plan(scene), proposal: id, ...said }
}

export const pageRows: PageRow[] = [
  { page: '/', within: everybody },
  { page: '/calendar', within: everybody },
  { page: '/calendar.ics', within: everybody },
  { page: '/calendar.atom', within: everybody },
  { page: '/places/[id]', within: everybody, at: place },
  { page: '/places/[id].ics', within: everybody, at: place },
  { page: '/places/[id].atom', within: everybody, at: place },
  { page: '/places/[id]?/follow', ...followersOfAnything, at: place },
  { page: '/places/[id]?/unfollow', ...unfollowersOfAnything, at: place },
  { page: '/facilitators/[id]', within: everybody, at: facilitator },
  { page: '/facilitators/[id].ics', within: everybody, at: facilitator },
  { page: '/facilitators/[id].atom', within: everybody, at: facilitator },
  { page: '/facilitators/[id]?/follow', ...followersOfAnything, at: facilitator },
  { page: '/facilitators/[id]?/unfollow', ...unfollowersOfAnything, at: facilitator },
  // Whoever asks gets what everybody may read.
  { page: '/m/[id].atom', within: everybody, closed: wrongCode, published: everybody },
  { page: '/t/[id].atom', within: everybody, closed: wrongCode, published: everybody, at: thread },
  { page: '/privacy', within: everybody },
  { page: '/search', within: everybody },
  { page: '/was', within: everybody },
  { page: '/[...path]', within: wrongCode },
  { page: 'POST /language', within: sentOn, typed: () => ({ locale: 'da' }) },
  { page: '/language/[code]', within: everybody, at: () => ({ code: 'uk' }) },
  { page: '/languages', within: everybody },

  { page: '/j', within: everybody },
  { page: '/j?/default', within: sentOn, typed: ({ codes }) => ({ code: codes.typed }) },
  { page: '/j/[code]', within: sentOn, at: ({ codes }) => ({ code: codes.screen }) },
  { page: '/h', within: everybody },
  { page: '/h/[code]', within: everybody, at: ({ hatCode }) => ({ code: hatCode }) },
  { page: '/h?/look', within: everybody, typed: ({ hatCode }) => ({ code: hatCode }) },
  // The first of them uses it; no wrong code is tried, for those are counted.
  {
    page: '/h?/putOn',
    within: '303 409 409 409 409 409 409',
    typed: ({ hatCode }) => ({ code: hatCode }),
  },
  { page: '/m/[id]/now', within: itsOwn, closed: itsOwnUnseen, published: everybody },
  {
    page: '/m/[id]/now/news',
    within: '403 200 403 200 403 200 200',
    closed: itsOwnUnseen,
    published: everybody,
  },
  { page: '/m/[id]/now?/write', ...writers },
  { page: '/m/[id]/now?/mend', ...authors },
  { page: '/m/[id]/now?/ask', ...speakers },
  { page: '/m/[id]/now?/lower', ...hands },
  { page: '/m/[id]/now?/help', ...speakers },
  { page: '/m/[id]/now?/giveBackHat', ...wearers },
  { page: '/m/[id]/now?/elsewhere', ...authors },
  {
    page: '/m/[id]/now?/report',
    within: '404 200 404 200 404 200 200',
    published: everybody,
    typed: ({ contributionId }) => ({ id: contributionId, key: aKey(), reason: 'off_topic' }),
  },

  { page: '/m/[id]', within: itsOwn, closed: itsOwnUnseen, published: everybody },
  { page: '/m/[id]/summary', within: itsOwn, closed: itsOwnUnseen, published: everybody },
  {
    page: '/m/[id]/minutes',
    within: '403 200 403 200 403 200 200',
    closed: itsOwnUnseen,
    published: everybody,
  },
  { page: '/t/[id]', within: itsOwn, closed: itsOwnUnseen, published: everybody, at: thread },
  { page: '/t/[id]?/follow', ...followers, at: thread },
  { page: '/t/[id]?/unfollow', ...unfollowers, at: thread },
  { page: '/m/[id]?/follow', ...followers },
  { page: '/m/[id]?/unfollow', ...unfollowers },
  { page: '/t/[id]/versions/[contribution]', ...readers },
  // Nobody's wording has this id; who leads takes away none of anybody else's (`tests/domain/versions`).
  {
    page: '/t/[id]/versions/[contribution]?/remove',
    within: wrongCode,
    at: readers.at,
    typed: () => ({ id: '0'.repeat(26) }),
  },
  { page: '/t/[id]/report/[contribution]', ...readers },
  {
    page: '/t/[id]/report/[contribution]?/default',
    within: '404 303 404 303 404 303 303',
    published: sentOn,
    at: readers.at,
    typed: () => ({ key: aKey(), reason: 'off_topic' }),
  },
  { page: '/report/[secret]', within: wrongCode, at: () => ({ secret: 'guessed' }) },
  { page: '/m/[id]/reports', within: desk, closed: deskUnseen },
  // All that was reported is answered by the first who may.
  {
    page: '/m/[id]/reports?/default',
    within: '303 303 303 303 403 303 409',
    closed: '303 303 303 303 404 409 409',
    typed: ({ contributionId }) => ({ contribution: contributionId, outcome: 'stays', why: 'Det må stå.' }),
  },
  { page: '/t/[id]?/write', ...writers, at: thread },
  { page: '/t/[id]?/giveBackHat', ...wearers, at: thread },
  { page: '/t/[id]?/mend', ...authors, at: thread },
  {
    page: '/t/[id]?/join',
    within: '403 403 403 403 403 303 303',
    closed: '404 403 404 403 404 303 303',
    at: thread,
    typed: ({ meetingId }: Scene) => ({ meetingId }),
  },
  // Nobody is let out of words that are for the participants alone; who may propose is asked in tests/domain/proposals.
  { page: '/t/[id]/take', ...proposing, at: thread },
  {
    page: '/t/[id]/take?/default',
    within: '403 404 403 403 403 403 403',
    closed: '404 404 404 403 404 403 403',
    published: '403 404 403 403 404 404 404',
    at: thread,
    typed: () => ({ meetingId: '0'.repeat(26) }),
  },
  { page: '/t/[id]/summary', within: itsOwn, closed: itsOwnUnseen, published: everybody, at: thread },
  { page: '/t/[id]/summary?/save', ...summing('303'), at: thread, typed: () => ({ text: 'Bænke.' }) },
  { page: '/t/[id]/summary?/up', ...summing('303'), at: thread, typed: () => ({ at: '0' }) },
  // It rests on nothing.
  { page: '/t/[id]/summary?/publish', ...summing('400'), at: thread, typed: () => ({ seen: '0' }) },
  { page: '/t/[id]/summary?/remove', ...summing('303'), at: thread, typed: () => ({ at: '0' }) },
  { page: '/t/[id]/summary?/withdraw', ...summing('303'), at: thread, typed: () => ({ seen: '0' }) },
  { page: '/t/[id]/merge', ...arranging, at: thread },
  {
    page: '/t/[id]/merge?/default',
    ...arranged,
    at: thread,
    typed: ({ threadId }) => ({ intoId: threadId }),
  },
  { page: '/t/[id]/move', ...arranging, at: thread },
  {
    page: '/t/[id]/move?/default',
    ...arranged,
    at: thread,
    typed: () => ({ question: 'Og hvad så?' }),
  },
  { page: '/answers', within: everybody },
  { page: '/t/[id]/answer', ...answering, at: thread },
  { page: '/t/[id]/answer?/draft', ...answers, at: thread },
  { page: '/t/[id]/answer?/promise', ...answers, at: thread },
  { page: '/t/[id]/answer?/publish', ...answers, ...overtaken('303 409'), at: thread },
  { page: '/t/[id]/answer?/withdraw', ...answers, ...overtaken('409 409'), at: thread },
  { page: '/t/[id]?/read', ...marking, at: thread },
  { page: '/t/[id]/read', within: itsOwn, closed: itsOwnUnseen, published: everybody, at: thread },
  { page: 'POST /t/[id]/read', ...marking, ...noted, at: thread },
  { page: '/t/[id]/host', ...hosting, at: thread },
  { page: '/t/[id]/host?/handOver', ...hosts, at: thread },
  { page: '/t/[id]/host?/hours', ...hosts, at: thread },
  { page: '/t/[id]/host?/closing', ...hosts, at: thread },
  { page: '/t/[id]/host?/openNow', ...hosts, at: thread },
  { page: '/claim', within: everybody },
  { page: '/me', within: login },
  {
    page: '/me?/keep',
    within: '303 303 303 303 409 409 409',
    typed: ({ meetingId }) => ({ meetingId }),
  },
  {
    page: '/me?/keepByCode',
    within: '303 303 303 303 404 404 404',
    typed: () => ({ code: '0000-0000-0000-0000' }),
  },
  { page: '/me?/name', within: sentOn, typed: ({ meetingId }) => ({ meetingId, named: 'on' }) },
  { page: '/me?/letGo', within: sentOn, typed: ({ meetingId }) => ({ meetingId }) },
  { page: '/me?/choose', within: '303 303 303 303 400 400 400' },
  { page: '/me?/remember', within: sentOn, typed: () => ({ remember: 'on' }) },
  {
    page: '/me?/follow',
    within: sentOn,
    typed: ({ threadId }) => ({ kind: 'thread', target: threadId, rhythm: 'never' }),
  },
  {
    page: '/me?/unfollow',
    within: sentOn,
    typed: ({ threadId }) => ({ kind: 'thread', target: threadId }),
  },
  { page: '/follow/[token]', within: everybody, at: () => ({ token: 'guessed' }) },
  { page: '/follow/[token]?/default', within: wrongCode, at: () => ({ token: 'guessed' }) },
  { page: '/stop/[token]', within: sentOn, at: () => ({ token: 'guessed' }) },
  { page: '/stop/done', within: everybody },
  { page: '/stop/unknown', within: everybody },
  { page: '/me/erase', within: login },
  // Nobody is erased who does not say that they are sure.
  { page: '/me/erase?/default', within: sentOn, typed: () => ({ words: 'go' }) },
  { page: '/me/erased', within: everybody },
  { page: '/claim?/look', within: wrongCode, typed: () => ({ code: '0000-0000-0000-0000' }) },
  { page: '/claim?/take', within: wrongCode, typed: () => ({ code: '0000-0000-0000-0000' }) },

  { page: '/wall', within: everybody },
  { page: '/wall?/default', within: wrongCode, typed: () => ({ code: 'AAAAAA' }) },
  {
    page: '/m/[id]/wall',
    within: '303 303 303 200 303 200 200',
    closed: '303 303 303 200 303 200 200',
    published: '303 303 303 200 303 200 200',
  },

  { page: '/table', within: everybody },
  { page: '/table?/default', within: wrongCode, typed: () => ({ code: 'AAAAAA' }) },
  // The computers of tables are asked in tests/trust/scribe.test.ts; nobody here is one.
  { page: '/m/[id]/table/[number]', within: sentOn, closed: sentOn, at: atTable },
  {
    // Nothing is written: who is no scribe is sent to the page that asks for a code (`scribe.test.ts`).
    page: '/m/[id]/table/[number]?/write',
    within: sentOn,
    closed: sentOn,
    at: atTable,
    typed: aPost,
  },
  { page: '/m/[id]/table/[number]?/mend', ...scribes, at: atTable },

  { page: '/setup', within: everybody },
  {
    page: '/setup?/begin',
    within: '404 404 404 404 404 404 404',
    typed: () => ({
      secret: 'guessed',
      municipality: 'Vester Aaby',
      name: 'Ukendt',
      email: 'ukendt@example.dk',
      password: 'en lang adgangskode',
    }),
  },
  {
    page: '/setup?/change',
    within: '403 403 403 403 403 403 303',
    typed: () => ({ municipality: 'Nørre Sundby Kommune', contact: 'raadslag@example.dk' }),
  },
  { page: '/login', within: '200 200 200 200 303 303 303' },
  { page: '/login/code', within: '200 200 200 200 303 303 303' },
  // Of nobody who has asked for a code.
  {
    page: '/login/code?/default',
    within: '410 410 410 410 303 303 303',
    typed: () => ({ code: 'AAAAAA' }),
  },
  // Known or not, and whatever is typed: the same.
  { page: '/login?/default', within: sentOn, typed: () => ({ email: 'ukendt@example.dk' }) },
  { page: '/login/password', within: '200 200 200 200 303 303 303' },
  {
    page: '/login/password?/default',
    within: '403 403 403 403 303 303 303',
    typed: () => ({ email: 'ukendt@example.dk', password: 'gættet' }),
  },
  // No provider is configured here; the whole way is gone in tests/http/provider.test.ts.
  { page: '/login/provider', within: sentOn },
  { page: '/login/provider/back', within: sentOn },
  { page: '/login/name', within: sentOn },
  { page: '/login/name?/default', within: sentOn, typed: () => ({ name: 'Ukendt' }) },
  { page: '/login/[secret]', within: everybody, at: () => ({ secret: 'guessed' }) },
  {
    page: '/login/[secret]?/default',
    within: '410 410 410 410 410 410 410',
    at: () => ({ secret: 'guessed' }),
  },
  { page: '/logout', within: sentOn },
  { page: '/me/logins', within: login },
  // Nobody's login has this id, so nothing ends.
  { page: '/me/logins?/end', within: sentOn, typed: () => ({ id: 'guessed' }) },
  { page: '/me/logins?/endOthers', within: sentOn },
  { page: '/me/password', within: login },
  {
    page: '/me/password?/save',
    within: '303 303 303 303 403 403 403',
    typed: () => ({ present: '', password: 'en lang adgangskode' }),
  },
  { page: '/me/password?/remove', within: '303 303 303 303 403 403 403' },
  {
    page: '/me/password?/code',
    within: '303 303 303 303 410 410 410',
    typed: () => ({ code: 'AAAAAA' }),
  },
  { page: '/me/password?/link', within: sentOn },

  { page: '/meetings', within: login },
  { page: '/meetings/new', within: `${login} 403` },
  { page: '/meetings/new?/arrange', within: `${login} 403` },
  // Nothing is filled in, so nothing is made: who may is seen by who is told so.
  { page: '/meetings/new?/save', within: '303 303 303 303 400 400 400 403' },
  { page: '/meetings/new?/announce', within: '303 303 303 303 400 400 400 403' },
  { page: '/m/[id]/plan', within: desk, closed: deskUnseen },
  { page: '/m/[id]/plan?/arrange', ...pressed },
  {
    page: '/m/[id]/plan?/save',
    within: '303 303 303 303 403 303 303',
    closed: '303 303 303 303 404 303 303',
    typed: plan,
  },
  {
    page: '/m/[id]/plan?/announce',
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
    typed: plan,
  },
  {
    page: '/m/[id]/plan?/takeUp',
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
    typed: (scene) => ({ ...plan(scene), takeUpThread: scene.threadId, takeUpTitle: 'Igen' }),
  },
  {
    page: '/m/[id]/plan?/acceptProposal',
    within: '303 303 303 303 403 404 404',
    closed: '303 303 303 303 404 404 404',
    typed: (scene) => aProposal(scene),
  },
  {
    page: '/m/[id]/plan?/declineProposal',
    within: '303 303 303 303 403 404 404',
    closed: '303 303 303 303 404 404 404',
    typed: (scene) => aProposal(scene),
  },
  { page: '/m/[id]/log', within: desk, closed: deskUnseen },
  { page: '/roles', within: everybody },
  { page: '/admin', within: administrators },
  { page: '/admin/health', within: administrators },
  { page: '/admin/health?/tryAgain', within: administering },
  { page: '/house/[file]', within: everybody, at: () => ({ file: '0b5d4b.css' }) },
  { page: '/admin/texts', within: administrators },
  { page: '/admin/texts/[place]', within: administrators, at: () => ({ place: 'home' }) },
  ...['save', 'back'].map((act) => ({
    page: `/admin/texts/[place]?/${act}`,
    within: administering,
    at: () => ({ place: 'home' }),
    typed: () => ({ language: 'da', text: 'Velkommen.' }),
  })),
  {
    page: '/admin/texts/[place]?/preview',
    within: administrators,
    at: () => ({ place: 'home' }),
    typed: () => ({ language: 'da', text: 'Velkommen.' }),
  },
  { page: '/admin/look', within: administrators },
  { page: '/admin/look?/colour', within: administering, typed: () => ({ colour: '#0047bb' }) },
  { page: '/admin/look?/colourGone', within: administering },
  // No file is sent: who may is seen by who is told so.
  { page: '/admin/look?/logo', within: '303 303 303 303 403 403 400' },
  { page: '/admin/look?/logoGone', within: administering },
  { page: '/admin/hats', within: administrators },
  { page: '/admin/hats?/names', within: administering },
  { page: '/admin/hats?/offered', within: administering, typed: () => ({ hats: 'Ungeambassadør' }) },
  { page: '/admin/log', within: administrators },
  { page: '/admin/backup', within: administrators },
  { page: '/admin/backup?/take', within: administeringHere },
  // There is none of this name.
  {
    page: '/admin/backup?/remove',
    within: '303 303 303 303 403 403 404',
    typed: () => ({ name: 'raadslag-2026-01-01T00-00-00.db' }),
  },
  {
    page: '/admin/backup/[name]',
    within: '303 303 303 303 403 403 404',
    at: () => ({ name: 'raadslag-2026-01-01T00-00-00.db' }),
  },
  { page: '/admin/retention', within: administrators },
  {
    page: '/admin/retention?/default',
    within: administering,
    typed: () => ({ months: '5' }),
  },
  { page: '/admin/users', within: administrators },
  {
    page: '/admin/users?/invite',
    within: administering,
    typed: () => ({ email: `${aKey()}@example.dk`.toLowerCase(), role: 'secretary' }),
  },
  {
    page: '/admin/users?/endInvited',
    within: administering,
    typed: () => ({ email: 'ukendt@example.dk' }),
  },
  { page: '/admin/users/[id]', within: '303 303 303 303 403 403 200', at: anAccount },
  {
    page: '/admin/users/[id]?/give',
    within: administering,
    at: anAccount,
    typed: () => ({ role: 'facilitator', office: 'Mødeleder' }),
  },
  // They never had it.
  {
    page: '/admin/users/[id]?/take',
    within: administering,
    at: anAccount,
    typed: () => ({ role: 'official' }),
  },
  { page: '/admin/users/[id]?/unblock', within: administering, at: anAccount },
  // Of nobody, so that nobody is thrown out meanwhile.
  ...['endLogins', 'block', 'erase'].map((act) => ({
    page: `/admin/users/[id]?/${act}`,
    within: '303 303 303 303 403 403 404',
    at: () => ({ id: '0'.repeat(26) }),
    typed: () => ({ reason: 'spam', words: 'stay', sure: 'on' }),
  })),
  { page: '/words', within: '303 303 303 303 403 403 200' },
  {
    page: '/words?/default',
    within: '303 303 303 303 403 403 303',
    typed: () => ({ words: 'idiot*' }),
  },
  { page: '/m/[id]/lead', within: desk, closed: deskUnseen },
  { page: '/m/[id]/lead/themes', within: desk, closed: deskUnseen },
  // These two steps were taken already: the desk is told so, others are told less.
  {
    page: '/m/[id]/lead?/open',
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
  },
  {
    page: '/m/[id]/lead?/publish',
    within: '303 303 303 303 403 403 403',
    published: '303 303 303 303 403 409 409',
  },
  { page: '/m/[id]/lead/stands', within: desk, closed: deskUnseen },
  { page: '/m/[id]/lead/stands/signs', within: desk, closed: deskUnseen },
  { page: '/m/[id]/lead/stands?/add', ...pressed, typed: () => ({ name: 'Ved trappen', heads: '5' }) },
  { page: '/m/[id]/lead/stands?/change', ...pressed, typed: ({ standId: id }) => ({ id, heads: '7' }) },
  { page: '/m/[id]/lead/stands?/scribe', ...pressed, typed: ({ standId }) => ({ standId }) },
  { page: '/m/[id]/lead/stands?/endGrant', ...pressed, typed: () => ({ grantId: '0'.repeat(26) }) },
  { page: '/m/[id]/lead/stands?/turn', ...pressed, typed: ({ standId }) => ({ standId, minutes: '3' }) },
  { page: '/m/[id]/lead/stands?/mode', ...pressed, typed: () => ({ mode: 'running' }) },
  { page: '/m/[id]/lead/stands?/end', ...pressed, typed: ({ standId: id }) => ({ id, ended: 'true' }) },
  { page: '/m/[id]/lead/hats', within: desk, closed: deskUnseen },
  {
    page: '/m/[id]/lead/hats?/give',
    ...pressed,
    typed: () => ({ name: 'Bo Friis', kind: 'employee', title: 'Park og Vej' }),
  },
  { page: '/m/[id]/lead/hats?/takeBack', ...pressed, typed: ({ hatId: id }) => ({ id }) },
  { page: '/m/[id]/lead/day', within: desk, closed: deskUnseen },
  { page: '/m/[id]/lead/day/traffic', within: desk, closed: deskUnseen },
  {
    page: '/m/[id]/lead/day?/tick',
    ...pressed,
    typed: () => ({ item: 'back_row', done: 'yes' }),
  },
  { page: '/m/[id]/lead/day?/measured', ...pressed, typed: () => ({ phones: '120' }) },
  { page: '/m/[id]/lead/day?/startOver', ...pressed },
  // The meeting is open, so there is nothing to rehearse; and it is no rehearsal that could be ended.
  {
    page: '/m/[id]/lead/day?/rehearse',
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
    typed: () => ({ phones: '10' }),
  },
  {
    page: '/m/[id]/lead/day?/end',
    within: '303 303 303 303 403 403 403',
    closed: '303 303 303 303 404 403 403',
  },
  { page: '/reached/[key]', within: everybody, at: () => ({ key: 'guessed' }) },
  { page: '/reached/[key]?/default', within: wrongCode, at: () => ({ key: 'guessed' }) },
  { page: '/m/[id]/lead?/renewCodes', ...pressed },
  { page: '/m/[id]/lead?/offerWall', ...pressed },
  { page: '/m/[id]/lead?/invite', ...pressed },
  { page: '/m/[id]/lead?/endInvitation', ...pressed, typed: () => ({ invitationId: '0'.repeat(26) }) },
  { page: '/m/[id]/lead?/endFacilitator', ...pressed, typed: () => ({ accountId: '0'.repeat(26) }) },
  { page: '/invite/[secret]', within: everybody, at: () => ({ secret: 'guessed' }) },
  {
    page: '/invite/[secret]?/default',
    within: wrongCode,
    at: () => ({ secret: 'guessed' }),
    typed: () => ({ name: 'Ukendt', email: 'ukendt@example.dk', password: 'en lang adgangskode' }),
  },
  { page: '/m/[id]/lead?/endGrant', ...pressed, typed: () => ({ grantId: '0'.repeat(26) }) },
  { page: '/m/[id]/lead?/move', ...pressed, typed: ({ itemIds }) => ({ itemId: itemIds[0] ?? '' }) },
  {
    page: '/m/[id]/lead?/takeOut',
    // The room has been there.
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
    typed: ({ itemIds }) => ({ itemId: itemIds[0] ?? '' }),
  },
  { page: '/m/[id]/lead?/mode', ...pressed, typed: () => ({ mode: 'blank' }) },

  { page: '/m/[id]/outreach', within: desk, closed: deskUnseen },
  {
    page: '/m/[id]/outreach?/write',
    ...pressed,
    typed: (scene) => ({
      ...aPost(scene),
      newPlace: 'Havnen',
      newStartsAt: '2026-04-14T12:00',
      consent: 'on',
    }),
  },
  {
    page: '/m/[id]/outreach?/plan',
    ...pressed,
    typed: () => ({ planKey: aKey(), place: 'Torvet', at: '2026-04-14T14:00' }),
  },
  {
    // There is no such stop: who leads is told so.
    page: '/m/[id]/outreach?/drop',
    within: '303 303 303 303 403 404 404',
    closed: '303 303 303 303 404 404 404',
    typed: () => ({ planKey: aKey() }),
  },
  { page: '/m/[id]/cards', within: desk, closed: deskUnseen },
  { page: '/m/[id]/cards?/write', ...pressed, typed: aPost },
  {
    // It is shown already: who leads is told so.
    page: '/m/[id]/cards?/approve',
    within: '303 303 303 303 403 409 409',
    closed: '303 303 303 303 404 409 409',
    typed: ({ contributionId }) => ({ contribution: contributionId }),
  },
  { page: '/m/[id]/invitation', within: desk, closed: deskUnseen },
  { page: 'POST /m/[id]/invitation/text', ...pressed, typed: () => ({ text: 'Kom og vær med.' }) },
  { page: '/m/[id]/invitation?/check', ...pressed, typed: () => ({ list: 'ole@example.dk' }) },
  // The meeting is open, so nobody is invited any more.
  {
    page: '/m/[id]/invitation?/trial',
    within: '303 303 303 303 403 410 410',
    closed: '303 303 303 303 404 410 410',
    typed: anInvitation,
  },
  {
    page: '/m/[id]/invitation?/send',
    within: '303 303 303 303 403 410 410',
    closed: '303 303 303 303 404 410 410',
    typed: anInvitation,
  },
  // The last of them, since nothing can be done afterwards.
  { page: '/m/[id]/now?/withdraw', ...authors },
  { page: '/t/[id]?/withdraw', ...authors, at: thread },
  { page: '/m/[id]/table/[number]?/withdraw', ...scribes, at: atTable },
  { page: '/m/[id]/table/[number]?/translate', ...scribes, at: atTable, typed: aTranslation },
  {
    page: '/m/[id]/lead?/close',
    within: '303 303 303 303 403 200 409',
    closed: '303 303 303 303 404 200 409',
  },
  { page: '/logout?/default', within: '303 303 303 303 303 - -' },
]
