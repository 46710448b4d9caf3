/** The closed vocabularies of the hall. Tables, sockets, pages and exports all spell them like this. */

export const meetingKinds = [
  'talk',
  'theme_meeting',
  'task_committee_meeting',
  'council_meeting',
  'joint_meeting',
  'public_meeting',
  'outreach',
  'dinner',
  'follow_up',
] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingStates = ['draft', 'announced', 'open', 'closed'] as const
export type MeetingState = (typeof meetingStates)[number]

/** What an account may be trusted with; citizens have none of it. Who leads one meeting is told by that meeting. */
export const accountRoles = ['facilitator', 'secretary', 'official', 'administrator'] as const
export type AccountRole = (typeof accountRoles)[number]

/** By which somebody came in. `handed`: by a link that was given to who sits there already. */
export const loginWays = ['mail', 'password', 'provider', 'handed'] as const
export type LoginWay = (typeof loginWays)[number]

/** Who may read a meeting's words: everyone once they are published, participants only, or the desk alone. */
export const accesses = ['open', 'participants', 'closed'] as const
export type Access = (typeof accesses)[number]

export const channels = ['phone', 'spoken', 'paper', 'table', 'outreach', 'online'] as const
export type Channel = (typeof channels)[number]

/** What the desk may write down for others; the other channels are set by the server alone. */
export const recordedChannels = ['spoken', 'paper', 'table', 'outreach'] as const

/** *Ask* stands first everywhere: we listen before we answer. */
export const replyKinds = ['ask', 'build_on', 'experience', 'other_view'] as const
export type ReplyKind = (typeof replyKinds)[number]

export const contributionStates = ['waiting', 'shown', 'held', 'withdrawn', 'erased'] as const
export type ContributionState = (typeof contributionStates)[number]

export const wallModes = [
  'welcome',
  'thinking',
  'running',
  'focus',
  'themes',
  'tables',
  'frozen',
  'blank',
  'thanks',
] as const
export type WallMode = (typeof wallModes)[number]

export const wallThemes = ['light', 'dark', 'contrast'] as const
export type WallTheme = (typeof wallThemes)[number]

/** Why something is held back. Its author reads the reason in their own language. */
export const holdReasons = [
  'private_matters',
  'personal_attack',
  'off_topic',
  'unlawful',
  'duplicate',
  'other',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why somebody asks those who lead to look at words: as these hold them back, and what only a reader knows of. */
export const reportReasons = [
  'private_matters',
  'personal_attack',
  'unlawful',
  'impersonation',
  'advertising',
  'off_topic',
  'duplicate',
  'other',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** `withdrawn`: by their author, before anybody had decided. */
export const reportOutcomes = ['held', 'stays', 'withdrawn'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** What the desk may do with one contribution, as its log says it. */
export const moderationActs = [
  'hold',
  'release',
  'hold_name',
  'release_name',
  'approve',
  'put_back',
  'stop_phone',
  'allow_phone',
  'translate',
  'untranslate',
  'remove_version',
  'heed_report',
  'keep_reported',
] as const
export type ModerationAct = (typeof moderationActs)[number]

/** Into which a person may put what somebody said. In this order wherever both stand. */
export const translationLanguages = ['da', 'en'] as const
export type TranslationLanguage = (typeof translationLanguages)[number]

/** What it may decide or do for the whole room, or for one question. */
export const roomActs = [
  'new_phones_wait',
  'new_phones_welcome',
  'read_first',
  'show_first',
  'give_hat',
  'take_back_hat',
  'invite_by_mail',
  'invite_leader',
  'become_leader',
  'end_invitation',
  'end_leader',
  'go_on',
  'go_back',
  'insert_item',
  'change_item',
  'take_out_item',
  'call_speaker',
  'end_speaker',
  'put_back_speaker',
  'make_theme',
  'rename_theme',
  'merge_themes',
  'split_theme',
  'dissolve_theme',
  'revive_theme',
  'answer',
  'correct_answer',
  'withdraw_answer',
  'promise_answer',
  'merge_threads',
  'move_words',
] as const
export type RoomAct = (typeof roomActs)[number]

/** What somebody speaks as. `other` says so in a title of its own. */
export const hatKinds = ['politician', 'employee', 'chair', 'sparring_agent', 'other'] as const
export type HatKind = (typeof hatKinds)[number]

/** A break has minutes like any item, and no question. */
export const itemKinds = ['item', 'break'] as const
export type ItemKind = (typeof itemKinds)[number]

export const speakerStates = ['waiting', 'speaking', 'spoken', 'withdrawn'] as const
export type SpeakerState = (typeof speakerStates)[number]

/** *Står for sig selv* is a place like a theme, and has no name of its own. */
export const themeKinds = ['theme', 'alone'] as const
export type ThemeKind = (typeof themeKinds)[number]

/** What a person says of the day's checklist; also that nobody needs to come from elsewhere. */
export const tickedItems = ['reached_elsewhere', 'back_row', 'sheets', 'stands', 'sound'] as const

/** What is seen to on the day of a meeting, in the order in which one does it; `stands` where there are any. */
export const dayItems = [
  'reached',
  'reached_elsewhere',
  'network',
  'wall_seen',
  'back_row',
  'phone_joined',
  'sheets',
  'stands',
  'sound',
] as const
export type DayItem = (typeof dayItems)[number]

export const threadOrders = ['oldest', 'unanswered', 'theme', 'random'] as const
export type ThreadOrder = (typeof threadOrders)[number]

/** What the municipality answers. An honest *no* is an answer; silence is none. */
export const answerOutcomes = [
  'joining',
  'trying_small',
  'passed_on',
  'not_now',
  'must_not',
  'cannot',
] as const
export type AnswerOutcome = (typeof answerOutcomes)[number]

/** What an answer is about. */
export const answerSubjects = ['contribution', 'theme', 'thread'] as const
export type AnswerSubject = (typeof answerSubjects)[number]

/** What one may follow. */
export const followKinds = ['thread', 'meeting', 'place', 'facilitator'] as const
export type FollowKind = (typeof followKinds)[number]

/** Of these, what is made of several meetings. */
export const seriesKinds = ['place', 'facilitator'] as const satisfies FollowKind[]
export type SeriesKind = (typeof seriesKinds)[number]

/** How often one is told, and `weekly` unless one says otherwise. */
export const rhythms = ['at_once', 'daily', 'weekly', 'never'] as const
export type Rhythm = (typeof rhythms)[number]

/** What is sent by mail. A trial is the same words to whoever wrote them. */
export const letterKinds = [
  'invitation',
  'trial',
  'login',
  'new_login',
  'answer',
  'confirm_follow',
  'digest',
  'invited',
  'proposal',
  'proposed',
  'report',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** What became of one mail. All that anybody may know of it afterwards. */
export const mailOutcomes = [
  'sent',
  'address_unknown',
  'mailbox_full',
  'not_accepted',
  'gave_up',
  'too_late',
] as const
export type MailOutcome = (typeof mailOutcomes)[number]

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

export const audiences = ['room', 'desk'] as const
export type Audience = (typeof audiences)[number]

export const refusalCodes = [
  'invalid',
  'forbidden',
  'not_found',
  'conflict',
  'closed',
  'too_many',
  'unavailable',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** What only an administrator does, as the log says it. Roles have a log of their own. */
export const adminActs = [
  'municipality',
  'contact',
  'words',
  'retention',
  'text',
  'text_back',
  'hat_names',
  'hats',
  'logo',
  'logo_gone',
  'colour',
  'colour_gone',
  'invite',
  'end_invite',
  'end_logins',
  'block',
  'unblock',
  'erase',
  'mail_again',
  'backup',
  'backup_out',
  'backup_gone',
] as const
export type AdminAct = (typeof adminActs)[number]

/** Why nobody can log in to an account any more. A closed list: the log cannot be erased, so no one is written about in it. */
export const blockReasons = ['threats', 'spam', 'false_name', 'taken_over', 'own_wish'] as const
export type BlockReason = (typeof blockReasons)[number]

/** Where the municipality may write in its own words. */
export const housePlaces = ['home', 'privacy', 'was'] as const
export type HousePlace = (typeof housePlaces)[number]
