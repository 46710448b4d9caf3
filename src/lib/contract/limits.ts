/** Characters are counted as people count them: one emoji is one. */
export const roomTextLimit = 400
export const homeTextLimit = 2000
export const nameLimit = 60
/** Of an office in its holder's own words. */
export const hatTitleLimit = 60

/** Seconds between the receipt of a contribution and its right to the wall, unless the meeting says otherwise. */
export const defaultSafetyDelaySeconds = 8
export const maxSafetyDelaySeconds = 30

export const maxSlots = 6

/** Without look-alikes: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V is V. */
export const codeAlphabet = '34679ACDEFGHJKMNPQRTVWXY'
export const codeLength = 6
/** Two of those: it lies in a pocket for days, and whoever guesses it speaks in somebody's name. */
export const hatCodeLength = 2 * codeLength
/** Under the square on a poster or a sign. */
export const printedCodeLength = 8

/** Of a link that logs in, and the code beside it. */
export const linkLivesMinutes = 10

/** After words were first seen, or mended, a slip may be put right without leaving what stood there. */
export const slipMinutes = 2

/** Of what somebody tells those who lead about other people's words. */
export const reportWordsLimit = 500
/** Of why they stay, to whoever reported them. */
export const reportAnswerLimit = 300

/** How long after a meeting it is known which device wrote what, unless the municipality says otherwise. */
export const forgetAfterMonths = 6
export const leastForgetMonths = 1
export const mostForgetMonths = 24

/** One page of a catch-up, whichever comes first. */
export const pageEntities = 200
export const pageBytes = 48_000

/** How many authors must have written before the wall leaves the question, and before cards without a name may carry a time. */
export const thinkersNeeded = 3

/** Of one meeting, and of one printing. */
export const maxCardNumber = 99_999
export const cardsAtOnce = 400

/** Of one meeting, by all its invitations together. */
export const invitedByMail = 5000
export const subjectLimit = 150
export const letterLimit = 6000

/** What local papers commonly have room for, in characters with spaces. */
export const noticeLimit = 600

/** Of what the municipality says in its own words in one place. */
export const houseTextLimit = 8000
/** Why a thread should be taken to a meeting, and why not. */
export const whyLimit = 300

/** Of a summary. */
export const paragraphLimit = 1500
export const paragraphsAtMost = 20

/** Of a logo, in bytes. */
export const logoBytes = 200_000

/** Beside the house's own. */
export const hatsOffered = 20
