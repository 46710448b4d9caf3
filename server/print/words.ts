/** What stands on cards and posters, in the language that is spoken (`exports/language.ts`). */
import { inFours, typedAddress } from '../../src/lib/components/wall/spelling.ts'
import type { ThreadView } from '../../src/lib/contract/wire/contributions.ts'
import type { MeetingView } from '../../src/lib/contract/wire/meeting.ts'
import { kindLabel } from '../../src/lib/labels.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import { roleOf } from '../../src/lib/roles.ts'
import { capital, longDate, span } from '../../src/lib/when.ts'
import { printedCode } from '../domain/meetings/printed-code.ts'
import type { HatCard } from '../domain/hats/give.ts'
import type { PrintedSheet } from '../domain/paper/print.ts'
import type { Cards, HatCards, Poster, Posters } from './printed.ts'

export interface Around {
  meeting: MeetingView
  municipality: string
  language: string
  /** What phones can reach. */
  origin: string
  /** The secret in printed squares. */
  posterCode: string
  /** The municipality's, as paper can carry it. */
  logo: Uint8Array | null
}

const joinLink = ({ origin, posterCode }: Around) => `${origin}/j/${posterCode}`

/** One that hangs at a question opens that question, whichever the room is at. */
const linkTo = (around: Around, threadId: string) => `${joinLink(around)}?to=${threadId}`

export function cardsOf(around: Around, { question, cards }: PrintedSheet): Cards {
  const { meeting, municipality, language, origin } = around
  const claim = `${origin}/claim`
  return {
    is: 'cards',
    title: m.paper_cards_title({ title: meeting.title }),
    language,
    meeting: [municipality, meeting.title].filter(Boolean).join(' · '),
    question,
    join: { link: joinLink(around), text: m.paper_card_phone() },
    name: m.paper_card_name(),
    seen: seenOf(meeting),
    slip: {
      tear: m.paper_slip_tear(),
      keep: m.paper_slip_keep(),
      where: typedAddress(claim),
      link: claim,
    },
    cards: cards.map(({ number, code }) => ({ number: m.paper_card_number({ number }), code })),
  }
}

export function hatCardsOf(around: Around, cards: HatCard[]): HatCards {
  const { meeting, municipality, language, origin } = around
  return {
    is: 'hats',
    title: m.paper_hat_cards({ title: meeting.title }),
    language,
    meeting: [municipality, meeting.title, capital(longDate(meeting.startsAt))].filter(Boolean).join(' · '),
    scan: m.paper_hat_scan(),
    type: m.paper_hat_type(),
    where: typedAddress(`${origin}/h`),
    what: m.paper_hat_what(),
    keep: m.paper_hat_keep(),
    cards: cards.map(({ code, ...hat }) => ({
      name: hat.name,
      role: roleOf(hat),
      code: inFours(code),
      link: `${origin}/h/${code}`,
    })),
  }
}

/** As on a phone, since the same becomes of the words. */
function seenOf({ access, filed }: MeetingView): string {
  const where = {
    open: m.phone_seen_open,
    participants: m.phone_seen_participants,
    closed: m.phone_seen_closed,
  }
  return [where[access](), filed ? m.phone_seen_filed() : '', m.phone_seen_private()]
    .filter(Boolean)
    .join(' ')
}

export function postersOf(around: Around, size: Posters['size'], threads: ThreadView[] | null): Posters {
  const { meeting, language, logo } = around
  const posters = threads?.map((thread) => questionPoster(around, thread)) ?? [meetingPoster(around)]
  return {
    is: 'posters',
    title: m.paper_poster_title({ title: meeting.title }),
    language,
    size,
    logo,
    posters,
  }
}

function meetingPoster(around: Around): Poster {
  const { meeting } = around
  const where = [meeting.place, meeting.address].filter(Boolean).join(', ')
  return {
    ...common(around, joinLink(around)),
    heading: meeting.title,
    facts: [capital(span(meeting.startsAt, meeting.endsAt)), where],
    text: meeting.frame.purpose,
  }
}

function questionPoster(around: Around, { id, question }: ThreadView): Poster {
  const { meeting } = around
  return {
    ...common(around, linkTo(around, id)),
    heading: question,
    facts: [meeting.title, `${capital(span(meeting.startsAt, meeting.endsAt))} · ${meeting.place}`],
    text: '',
  }
}

function common(around: Around, link: string): Pick<Poster, 'above' | 'join' | 'below'> {
  const { meeting, municipality } = around
  return {
    above: [municipality, kindLabel[meeting.kind]()].filter(Boolean).join(' · '),
    join: {
      link,
      steps: [m.paper_step_scan(), m.paper_step_write(), m.paper_step_wall()],
      typed: {
        how: m.paper_poster_typed(),
        address: typedAddress(around.origin),
        code: inFours(printedCode(around.posterCode)),
      },
    },
    below: m.paper_poster_below(),
  }
}
