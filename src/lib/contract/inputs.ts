/**
 * What a verb accepts, whoever carries it: form, HTTP or socket. Each message is the reason of a refusal
 * (`server/refusal.ts`), never a sentence: sentences belong to the reader's language.
 */
import * as v from 'valibot'
import {
  accesses,
  contributionStates,
  holdReasons,
  itemKinds,
  meetingKinds,
  recordedChannels,
  replyKinds,
  tickedItems,
  wallModes,
  wallThemes,
} from './words.ts'
import {
  cardsAtOnce,
  homeTextLimit,
  maxCardNumber,
  maxSafetyDelaySeconds,
  maxSlots,
  nameLimit,
} from './limits.ts'
import { hasForbiddenCharacters, hasPersonalNumber, lengthOf, saysSomething, tidy } from './text.ts'

const malformed = 'malformed'

export const Id = v.pipe(v.string(malformed), v.regex(/^[0-9a-z]{26}$/, 'not_found'))

/** Made by the phone before the first attempt; 128 bits in any usual spelling. */
const Key = v.pipe(v.string(malformed), v.regex(/^[A-Za-z0-9_-]{16,64}$/, malformed))

const longest = 20_000
const written = v.pipe(
  v.string(malformed),
  v.maxLength(longest, 'text_too_long'),
  v.transform(tidy),
  v.check((text) => !hasForbiddenCharacters(text), 'text_control'),
)

const Text = v.pipe(
  written,
  v.check((text) => text.length > 0, 'text_empty'),
  v.check(saysSomething, 'text_empty'),
  v.check((text) => lengthOf(text) <= homeTextLimit, 'text_too_long'),
  v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
)

const Name = v.pipe(
  written,
  v.transform((name) => name.replaceAll('\n', ' ')),
  v.check((name) => lengthOf(name) <= nameLimit, 'name_too_long'),
  v.check((name) => !hasPersonalNumber(name), 'cpr_number'),
  v.transform((name) => name || null),
)

const short = (limit: number) =>
  v.pipe(
    written,
    v.check((text) => lengthOf(text) <= limit, 'text_too_long'),
  )
const required = (limit: number) =>
  v.pipe(
    short(limit),
    v.check((text) => text.length > 0, 'field_missing'),
  )

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(malformed), v.integer(malformed), v.minValue(least, malformed), v.maxValue(most, malformed))

export const SubmitInput = v.object({
  key: Key,
  threadId: Id,
  text: Text,
  meetingId: v.optional(Id),
  parentId: v.nullish(Id),
  kind: v.nullish(v.picklist(replyKinds, malformed)),
  name: v.nullish(Name),
})
export type SubmitInput = v.InferInput<typeof SubmitInput>

export const EditInput = v.object({ id: Id, text: Text, name: v.nullish(Name) })
export const ContributionInput = v.object({ id: Id })

const part = v.optional(v.picklist(['text', 'name'], malformed), 'text')
/** As it stood at the desk that decides: if another has decided meanwhile, this one is told. */
const seen = v.optional(v.picklist(contributionStates, malformed))
export const HoldInput = v.object({
  id: Id,
  reason: v.nullish(v.picklist(holdReasons, malformed)),
  note: v.nullish(short(300)),
  part,
  /** Not a no: it waits for approval again, as if nobody had decided. */
  untilApproved: v.optional(v.boolean(malformed), false),
  seen,
})
export const ReleaseInput = v.object({ id: Id, part, seen })
export const StopPhoneInput = v.object({
  id: Id,
  reason: v.nullish(v.picklist(holdReasons, malformed)),
  note: v.nullish(short(300)),
})
export const PhoneInput = v.object({ id: Id })
export const NewPhonesInput = v.object({ meetingId: Id, wait: v.boolean(malformed) })
/** `first`: read at the desk before the room reads it. */
export const ThreadApprovalInput = v.object({ meetingId: Id, threadId: Id, first: v.boolean(malformed) })
/** `null`: nothing any longer. */
export const LookInput = v.object({
  meetingId: Id,
  id: v.nullable(Id),
  isDeciding: v.optional(v.boolean(malformed), false),
})
export const WordListInput = v.object({ words: short(10_000) })

const CardNumber = wholeNumber(1, maxCardNumber)
export const CardInput = v.object({ meetingId: Id, number: CardNumber })
export const PrintCardsInput = v.object({
  meetingId: Id,
  threadId: Id,
  count: wholeNumber(1, cardsAtOnce),
})

const Stop = v.object({
  key: Key,
  place: required(120),
  startsAt: wholeNumber(0, 8_640_000_000_000),
})
export const PlanStopInput = v.object({ meetingId: Id, ...Stop.entries })

export const RecordInput = v.object({
  key: Key,
  meetingId: Id,
  threadId: Id,
  channel: v.picklist(recordedChannels, malformed),
  text: Text,
  name: v.nullish(Name),
  /** Of the printed card that it stood on. */
  cardNumber: v.nullish(CardNumber),
  /** Somebody else reads it before the room does. */
  untilApproved: v.optional(v.boolean(malformed), false),
  /** Where it was heard, as written down there: perhaps nobody has told the server of the place yet. */
  stop: v.nullish(Stop),
  /** The person was told where it will be seen, and said yes. */
  consent: v.optional(v.boolean(malformed), false),
})
export type RecordInput = v.InferInput<typeof RecordInput>

export const MeetingInput = v.object({ meetingId: Id })
/** How many phones that nobody holds are to be in the hall. */
export const RehearseInput = v.object({ meetingId: Id, phones: wholeNumber(10, 200) })
/** Only what no machine can know, and that nobody needs to come from elsewhere. */
export const TickInput = v.object({
  meetingId: Id,
  item: v.picklist(tickedItems, malformed),
  done: v.boolean(malformed),
})
export const MeasuredInput = v.object({ meetingId: Id, phones: wholeNumber(0, 1_000_000) })
/** `null` is before the first item. */
export const AgendaMoveInput = v.object({ meetingId: Id, itemId: v.nullable(Id) })

export const InsertItemInput = v.object({
  meetingId: Id,
  /** `null`: before the first. */
  afterId: v.nullable(Id),
  kind: v.optional(v.picklist(itemKinds, malformed), 'item'),
  title: required(120),
  minutes: wholeNumber(1, 600),
  question: v.nullish(short(200)),
})
export const ChangeItemInput = v.object({
  meetingId: Id,
  itemId: Id,
  title: v.optional(required(120)),
  minutes: v.optional(wholeNumber(1, 600)),
})
export const ItemInput = v.object({ meetingId: Id, itemId: Id })

export const AskToSpeakInput = v.object({ meetingId: Id, name: v.nullish(Name) })
export const AddSpeakerInput = v.object({
  meetingId: Id,
  name: v.pipe(
    Name,
    v.check((name) => name !== null, 'field_missing'),
  ),
})
export const SpeakerInput = v.object({ id: Id })
/** As it was before: in line, or speaking. */
export const PutBackSpeakerInput = v.object({
  id: Id,
  state: v.picklist(['waiting', 'speaking'], malformed),
})
/** Without an id: the next in order. */
export const CallSpeakerInput = v.object({ meetingId: Id, id: v.nullish(Id) })
export const SpeakingTimeInput = v.object({ meetingId: Id, seconds: wholeNumber(30, 600) })

const themeName = required(60)
/** As many as a large evening leaves over at once. */
const mostGathered = 5000
const some = (least: number) =>
  v.pipe(v.array(Id, malformed), v.minLength(least, malformed), v.maxLength(mostGathered, malformed))
export const MakeThemeInput = v.object({
  meetingId: Id,
  threadId: Id,
  name: themeName,
  contributionIds: v.optional(some(0), []),
})
export const RenameInput = v.object({ id: Id, name: themeName })
export const GatherInput = v.object({ id: Id, contributionIds: some(1) })
export const TakeOutInput = v.object({ id: Id, contributionId: Id })
export const AloneInput = v.object({ meetingId: Id, threadId: Id, contributionIds: some(1) })
export const MergeInput = v.object({ id: Id, intoId: Id })
export const SplitInput = v.object({ id: Id, name: themeName, contributionIds: some(1) })
export const ThemeInput = v.object({ id: Id })
export const MoveInput = v.object({
  meetingId: Id,
  threadId: Id,
  moves: v.pipe(
    v.array(
      v.object({
        contributionIds: some(1),
        /** `null`: they stay where they are as well. */
        outOfId: v.optional(v.nullable(Id), null),
        /** `null`: they are left over, unless they are in another. */
        intoId: v.optional(v.nullable(Id), null),
      }),
      malformed,
    ),
    v.maxLength(500, malformed),
  ),
  /** Were merged away or dissolved, and are there again. */
  reviveIds: v.optional(some(0), []),
  /** Are dissolved. */
  endIds: v.optional(some(0), []),
})
export const ElsewhereInput = v.object({ id: Id, note: short(200) })

/** A day of the calendar: `2026-12-01`. */
const Day = v.pipe(
  v.string(malformed),
  v.check((day) => day !== '', 'field_missing'),
  v.isoDate(malformed),
  v.check((day) => new Date(day).toJSON()?.startsWith(day) === true, malformed),
)
const promised = (limit: number) =>
  v.pipe(
    required(limit),
    v.check((text) => !hasPersonalNumber(text), 'cpr_number'),
  )
export const MakePromiseInput = v.object({
  meetingId: Id,
  threadId: v.nullish(Id),
  contributionId: v.nullish(Id),
  who: promised(nameLimit),
  what: promised(300),
  due: Day,
})
export const PromiseInput = v.object({ id: Id })

export const AskForHelpInput = v.object({ meetingId: Id, place: v.optional(short(120), '') })
export const HelpCallInput = v.object({ id: Id })

const heads = wholeNumber(1, 500)
export const AddStandInput = v.object({
  meetingId: Id,
  name: required(60),
  question: v.nullish(short(200)),
  /** How many sit there: the wall draws so much more often from them. */
  heads: v.optional(heads, 6),
})
export const ChangeStandInput = v.object({
  id: Id,
  name: v.optional(required(60)),
  /** Empty takes it away. */
  question: v.optional(short(200)),
  heads: v.optional(heads),
})
export const EndStandInput = v.object({ id: Id, ended: v.boolean(malformed) })
export const OfferScribeInput = v.object({ meetingId: Id, standId: Id })
export const StandWriteInput = v.object({
  key: Key,
  meetingId: Id,
  threadId: Id,
  text: Text,
  name: v.nullish(Name),
})
export const WallTableInput = v.object({
  meetingId: Id,
  standId: v.nullable(Id),
  minutes: v.nullish(wholeNumber(1, 60)),
})

export const WallModeInput = v.object({
  meetingId: Id,
  mode: v.picklist(wallModes, malformed),
  /** Minutes of *summepause*; only with `thinking`. */
  minutes: v.nullish(wholeNumber(1, 5)),
})
export const WallFocusInput = v.object({ meetingId: Id, id: v.nullable(Id) })
export const LetInInput = v.object({ meetingId: Id, id: Id })
export const WallSizeInput = v.object({
  meetingId: Id,
  /** `null` lets the walls decide. */
  slots: v.optional(v.nullable(wholeNumber(1, maxSlots))),
  text: v.optional(v.picklist(['large', 'small'], malformed)),
  theme: v.optional(v.picklist(wallThemes, malformed)),
  largeCode: v.optional(v.boolean(malformed)),
})
export const WallFloorInput = v.object({ meetingId: Id, taken: v.boolean(malformed) })
/** `leftOut`: it goes on showing the wall, and neither leads nor decides how much fits. */
export const WallLeaveOutInput = v.object({ meetingId: Id, screenId: Key, leftOut: v.boolean(malformed) })
export const WallAdvanceInput = v.object({
  meetingId: Id,
  version: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  slot: wholeNumber(0, maxSlots - 1),
  shownMs: wholeNumber(0, 86_400_000),
})
/** Tells two windows of one computer apart; made by the page. */
export const ScreenInput = v.object({ screenId: Key })
export const WallBeatInput = v.object({
  meetingId: Id,
  ...ScreenInput.entries,
  /** How many slots fit, and how many characters fit in one without paging. */
  k: wholeNumber(1, maxSlots),
  charactersPerSlot: wholeNumber(10, 5000),
  visible: v.boolean(malformed),
})
export type WallBeatInput = v.InferInput<typeof WallBeatInput>

export const EnterInput = v.object({
  meetingId: Id,
  audience: v.optional(v.picklist(['room', 'desk'], malformed), 'room'),
  since: v.optional(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
  epoch: v.optional(v.pipe(v.string(malformed), v.maxLength(64, malformed))),
})
export type EnterInput = v.InferInput<typeof EnterInput>

export const FeedInput = EnterInput

const Frame = v.object({
  purpose: short(600),
  influence: short(600),
  fixed: short(600),
  decides: short(600),
  afterwards: short(600),
})

const PlannedItem = v.object({
  /** Of an item that exists already; absent for a new one. */
  id: v.nullish(Id),
  /** Absent: as it is, and a new one is no break. */
  kind: v.optional(v.picklist(itemKinds, malformed)),
  title: required(120),
  minutes: wholeNumber(1, 600),
  /** The question to discuss; an item without one opens no thread. */
  question: v.nullish(short(200)),
})

const instant = wholeNumber(0, 8_640_000_000_000)

export const PlanInput = v.pipe(
  v.object({
    kind: v.picklist(meetingKinds, malformed),
    title: required(120),
    place: required(120),
    address: short(200),
    directions: short(300),
    accessInfo: v.optional(short(600), ''),
    startsAt: instant,
    endsAt: instant,
    expected: wholeNumber(1, 100_000),
    access: v.picklist(accesses, malformed),
    /** Seconds; `null` shows nothing on the wall before somebody has approved it. */
    safetyDelaySeconds: v.nullable(wholeNumber(0, maxSafetyDelaySeconds)),
    filed: v.boolean(malformed),
    wifiName: v.optional(short(64), ''),
    wifiPassword: v.optional(short(64), ''),
    frame: Frame,
    agenda: v.pipe(v.array(PlannedItem, malformed), v.maxLength(40, malformed)),
  }),
  v.check((plan) => plan.endsAt > plan.startsAt, 'times_crossed'),
)
export type PlanInput = v.InferInput<typeof PlanInput>
export const ChangePlanInput = v.intersect([PlanInput, MeetingInput])

export const TakeUpInput = v.object({
  meetingId: Id,
  threadId: Id,
  title: required(120),
  minutes: wholeNumber(1, 600),
})

export const JoinInput = v.object({ code: v.pipe(v.string(malformed), v.maxLength(200, 'code_wrong')) })
export const ClaimInput = v.object({ code: v.pipe(v.string(malformed), v.maxLength(200, 'claim_wrong')) })
export const ExchangeInput = JoinInput

const Email = v.pipe(
  v.string(malformed),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'email_wrong'),
  v.email('email_wrong'),
)
const Password = v.pipe(
  v.string(malformed),
  v.minLength(10, 'password_short'),
  v.maxLength(256, 'password_long'),
)

export const MunicipalityInput = v.object({
  municipality: required(80),
  /** A mail address, a telephone number, or both. */
  contact: v.optional(short(120), ''),
})
export const SetUpInput = v.object({
  secret: v.string(malformed),
  ...MunicipalityInput.entries,
  name: required(nameLimit),
  email: Email,
  password: Password,
})
export const AcceptInvitationInput = v.object({
  secret: v.string(malformed),
  /** For whoever has no account yet. */
  newcomer: v.optional(v.object({ name: required(nameLimit), email: Email, password: Password })),
})
export const InvitationInput = v.object({ meetingId: Id, invitationId: Id })
export const EndFacilitatorInput = v.object({ meetingId: Id, accountId: Id })
export const LogInInput = v.object({ email: Email, password: v.string(malformed) })
