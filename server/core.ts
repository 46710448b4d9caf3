/** The domain, bound and ready: everything that decides, for pages, HTTP and sockets alike. */
import { listAnswers } from './domain/answers/list.ts'
import { promiseAnswer } from './domain/answers/promise.ts'
import { draftAnswer, publishAnswer, withdrawAnswer } from './domain/answers/publish.ts'
import { readAnswering } from './domain/answers/read.ts'
import { findAccounts, readAccount } from './domain/administration/accounts.ts'
import { isLoginFresh, logBackup, mayBackUp, mayFetchBackup } from './domain/administration/backup.ts'
import { blockAccount, endLogins, eraseForThem, unblockAccount } from './domain/administration/block.ts'
import { readHouseHealth, tryMailAgain } from './domain/administration/health.ts'
import { changeHatNames, changeHats } from './domain/administration/hat-names.ts'
import { knownHouse, readHouse } from './domain/administration/house.ts'
import { endInvited, forgetInvited, inviteByAddress, listInvited } from './domain/administration/invite.ts'
import { readHouseLog } from './domain/administration/log.ts'
import { changeColour, readLogo, removeLogo, saveLogo } from './domain/administration/look.ts'
import { readTexts, saveText, textBack } from './domain/administration/texts.ts'
import { changeRetention, readRetention } from './domain/administration/retention.ts'
import { changeItem, insertItem, takeOutItem } from './domain/agenda/insert.ts'
import { moveAgenda } from './domain/agenda/move.ts'
import { editContribution, withdrawContribution } from './domain/contributions/change.ts'
import { devicesOf, ownContributions, ownOfDevice } from './domain/contributions/read.ts'
import { recordContribution } from './domain/contributions/record.ts'
import { submitAndRead } from './domain/contributions/read-back.ts'
import { submitContribution } from './domain/contributions/submit.ts'
import { translateContribution } from './domain/contributions/translate.ts'
import { readDay } from './domain/day/day.ts'
import { noteReached } from './domain/day/reach.ts'
import { noteMeasured, startDayOver, tickItem } from './domain/day/tick.ts'
import { closedMeetingByCode, meetingByCode, renewCodes } from './domain/meetings/codes.ts'
import { changeMeeting, planMeeting } from './domain/meetings/plan.ts'
import { countMeeting, listMeetings, readDesk, readMeeting } from './domain/meetings/read.ts'
import { announceMeeting, closeMeeting, openMeeting, publishMeeting } from './domain/meetings/stages.ts'
import { phoneWaits } from './domain/moderation/approval.ts'
import { holdContribution } from './domain/moderation/hold.ts'
import { lookAt } from './domain/moderation/look.ts'
import { readLog } from './domain/moderation/log.ts'
import { allowPhone, makeNewPhonesWait, stopPhone } from './domain/moderation/phones.ts'
import { releaseContribution } from './domain/moderation/release.ts'
import { changeWordList, readWordList } from './domain/moderation/word-list.ts'
import {
  changeMunicipality,
  checkPassword,
  emailOf,
  hasDesk,
  isSetUpLink,
  offerSetUp,
  readMunicipality,
  setUp,
} from './domain/people/accounts.ts'
import { dropStop, listStops, planStop } from './domain/outreach/stop.ts'
import { checkList, readInviting } from './domain/inviting/read.ts'
import { inviteByMail, sendTrial } from './domain/inviting/send.ts'
import {
  askToFollow,
  confirmFollowing,
  follow,
  forgetUnconfirmed,
  stopFollowing,
  unfollow,
} from './domain/following/follow.ts'
import { postDigests } from './domain/following/digest.ts'
import { readFeed } from './domain/following/feed.ts'
import { listFollowed, readFollowing, stopToken } from './domain/following/read.ts'
import { readSeries } from './domain/following/series.ts'
import { wakeAtOnce } from './domain/following/wake.ts'
import { readAbout } from './domain/mail/about.ts'
import { countOutcomes, readQueue } from './domain/mail/queue.ts'
import { expireLetters, settleMail } from './domain/mail/settle.ts'
import { takeMail } from './domain/mail/take.ts'
import { printCards } from './domain/paper/print.ts'
import { lookUpCard, readCards } from './domain/paper/read.ts'
import type { Actor } from './domain/people/actor.ts'
import { readClaim, takeClaim } from './domain/people/claim.ts'
import { enterMeeting } from './domain/people/enter.ts'
import { changeAccount } from './domain/people/change-account.ts'
import { eraseAccount } from './domain/people/erase.ts'
import { readEverything } from './domain/people/everything.ts'
import { keepWords, letGoOfWords, nameWords } from './domain/people/keep.ts'
import { readMine, readTextSize } from './domain/people/mine.ts'
import { ownOf } from './domain/people/own.ts'
import {
  askForLink,
  forgetAsked,
  offerLogin,
  readLoginLink,
  useLogin,
  useLoginCode,
} from './domain/people/login-link.ts'
import { announceLogin } from './domain/people/new-login.ts'
import {
  arrive,
  beginErrand,
  endErrand,
  nameArrival,
  readArrival,
  tieArrival,
} from './domain/people/identity.ts'
import { changePassword, readPassword, removePassword } from './domain/people/password.ts'
import { forgetDevices } from './domain/people/forget.ts'
import { endGrant, exchangeGrant, offerWall } from './domain/people/grants.ts'
import {
  acceptInvitation,
  endFacilitator,
  endInvitation,
  inviteFacilitator,
  readInvitation,
} from './domain/people/invite.ts'
import { rolesIn } from './domain/people/roles.ts'
import { giveRole, listHolders, listRoleActs, takeRole } from './domain/people/trust.ts'
import { acceptProposal, declineProposal } from './domain/proposals/decide.ts'
import { propose } from './domain/proposals/propose.ts'
import { ownProposals, proposalsOf, readProposable, waitingProposals } from './domain/proposals/read.ts'
import { makePromise, withdrawPromise } from './domain/promises/make.ts'
import { readStand } from './domain/stands/own.ts'
import { addStand, changeStand, endStand } from './domain/stands/plan.ts'
import { offerScribe, scribesOf } from './domain/stands/scribe.ts'
import { writeAtStand } from './domain/stands/write.ts'
import { markRead, rememberReading } from './domain/reading/mark.ts'
import { newIn, readReading, readRemembers, readSince } from './domain/reading/read.ts'
import { copyMeeting } from './domain/rehearsals/copy.ts'
import { closeRehearsal, endRehearsal, eraseRehearsal, rehearsalsDue } from './domain/rehearsals/end.ts'
import { beginRehearsal } from './domain/rehearsals/from-file.ts'
import { listRehearsals } from './domain/rehearsals/rehearsal.ts'
import { listPromises } from './domain/promises/read.ts'
import { fillSearch } from './domain/search/fill.ts'
import { search } from './domain/search/find.ts'
import { listVenues } from './domain/search/venues.ts'
import { addSpeaker, askToSpeak, withdrawSpeaker } from './domain/speakers/ask.ts'
import { callSpeaker, endSpeaker, setSpeakingTime } from './domain/speakers/call.ts'
import { putBackSpeaker } from './domain/speakers/put-back.ts'
import { giveHat, printHats } from './domain/hats/give.ts'
import { listHats, ownHat, wearersOf } from './domain/hats/read.ts'
import { takeBackHat } from './domain/hats/take-back.ts'
import { giveBackHat, putOnHat, readHatOffer } from './domain/hats/use.ts'
import { answerHelp, askForHelp } from './domain/help/call.ts'
import { ownHelp } from './domain/help/read.ts'
import { listSpeakers, ownHand } from './domain/speakers/read.ts'
import { answerReports } from './domain/reports/answer.ts'
import { countReported, listReports, ownReports, readReceipt } from './domain/reports/read.ts'
import { reportContribution } from './domain/reports/report.ts'
import { readSums, readSumming } from './domain/sums/read.ts'
import { draftSum, publishSum, withdrawSum } from './domain/sums/write.ts'
import { readSummary } from './domain/summary/read.ts'
import { gatherIn, nameTheme, standAlone, takeOutOf } from './domain/themes/gather.ts'
import { moveBetween } from './domain/themes/move.ts'
import { dissolveTheme, mergeThemes, renameTheme, splitTheme } from './domain/themes/reshape.ts'
import { suggestSimilar } from './domain/themes/suggest.ts'
import { wishElsewhere } from './domain/themes/wish.ts'
import { setThreadApproval } from './domain/threads/approval.ts'
import { handOverThread, openNow, setClosingDate, setReadingHours } from './domain/threads/arrange.ts'
import { threadsWithoutHost } from './domain/threads/host.ts'
import { readHosting } from './domain/threads/hosting.ts'
import { keepHours } from './domain/threads/keep-hours.ts'
import { takeUpThread } from './domain/threads/open.ts'
import { listArrangeable, readLineage, whereIs } from './domain/threads/lineage.ts'
import { mergeThreads } from './domain/threads/merge.ts'
import { moveWords } from './domain/threads/move-words.ts'
import { listThreads, listThreadsOf } from './domain/threads/list.ts'
import { listPosts, readThread } from './domain/threads/read.ts'
import type { Tools } from './domain/tools.ts'
import { readVersions } from './domain/versions/read.ts'
import { removeVersion } from './domain/versions/remove.ts'
import { advanceWall } from './domain/wall/advance.ts'
import { leaveOut } from './domain/wall/leave-out.ts'
import { letIn } from './domain/wall/let-in.ts'
import { beatWall } from './domain/wall/screens.ts'
import { readWall } from './domain/wall/standing.ts'
import { showTable } from './domain/wall/table.ts'
import { focusWall, giveFloor, setWallMode, sizeWall } from './domain/wall/steer.ts'
import { createFeedReader } from './catching-up/reader.ts'
import { bound } from './bound.ts'

export type Core = ReturnType<typeof createCore>

/** @param epoch read anew on each call, since it may change while the process runs. */
export function createCore(tools: Tools, epoch: () => string) {
  return {
    meetings: bound(tools, {
      plan: planMeeting,
      change: changeMeeting,
      announce: announceMeeting,
      open: openMeeting,
      close: closeMeeting,
      publish: publishMeeting,
      renewCodes,
      list: listMeetings,
      read: readMeeting,
      readDesk,
      count: countMeeting,
      summary: readSummary,
    }),
    rehearsals: bound(tools, {
      begin: beginRehearsal,
      copy: copyMeeting,
      list: listRehearsals,
      end: endRehearsal,
      due: rehearsalsDue,
      close: closeRehearsal,
      erase: eraseRehearsal,
    }),
    day: bound(tools, {
      read: readDay,
      tick: tickItem,
      measured: noteMeasured,
      startOver: startDayOver,
      reached: noteReached,
    }),
    agenda: bound(tools, {
      move: moveAgenda,
      insert: insertItem,
      change: changeItem,
      takeOut: takeOutItem,
    }),
    themes: bound(tools, {
      make: nameTheme,
      rename: renameTheme,
      gather: gatherIn,
      takeOut: takeOutOf,
      standAlone,
      merge: mergeThemes,
      split: splitTheme,
      dissolve: dissolveTheme,
      move: moveBetween,
      wishElsewhere,
      similar: suggestSimilar,
    }),
    promises: bound(tools, { make: makePromise, withdraw: withdrawPromise, list: listPromises }),
    answers: bound(tools, {
      draft: draftAnswer,
      publish: publishAnswer,
      withdraw: withdrawAnswer,
      promise: promiseAnswer,
      read: readAnswering,
      list: listAnswers,
    }),
    stands: bound(tools, {
      add: addStand,
      change: changeStand,
      end: endStand,
      offerScribe,
      write: writeAtStand,
      read: readStand,
    }),
    help: bound(tools, { ask: askForHelp, answer: answerHelp, own: ownHelp }),
    hats: bound(tools, {
      give: giveHat,
      print: printHats,
      takeBack: takeBackHat,
      list: listHats,
      readOffer: readHatOffer,
      putOn: putOnHat,
      giveBack: giveBackHat,
      own: ownHat,
      wearersOf: (given: Tools, hatIds: string[]) => wearersOf(given.db, hatIds),
    }),
    speakers: bound(tools, {
      ask: askToSpeak,
      add: addSpeaker,
      withdraw: withdrawSpeaker,
      call: callSpeaker,
      end: endSpeaker,
      putBack: putBackSpeaker,
      setTime: setSpeakingTime,
      list: listSpeakers,
      own: ownHand,
    }),
    threads: bound(tools, {
      read: readThread,
      posts: listPosts,
      list: listThreads,
      listOf: listThreadsOf,
      takeUp: takeUpThread,
      setApproval: setThreadApproval,
      lineage: readLineage,
      whereIs,
      arrangeable: listArrangeable,
      merge: mergeThreads,
      move: moveWords,
    }),
    proposals: bound(tools, {
      propose,
      accept: acceptProposal,
      decline: declineProposal,
      of: proposalsOf,
      proposable: readProposable,
      own: ownProposals,
      waiting: waitingProposals,
    }),
    reading: bound(tools, {
      read: readReading,
      since: readSince,
      newIn,
      mark: markRead,
      remember: rememberReading,
      remembers: readRemembers,
    }),
    hosting: bound(tools, {
      read: readHosting,
      handOver: handOverThread,
      setHours: setReadingHours,
      setClosing: setClosingDate,
      openNow,
      without: (given: Tools, actor: Actor) => threadsWithoutHost(given.db, actor),
      keep: keepHours,
    }),
    sums: bound(tools, {
      read: readSums,
      writing: readSumming,
      draft: draftSum,
      publish: publishSum,
      withdraw: withdrawSum,
    }),
    search: bound(tools, { find: search, venues: listVenues, fill: fillSearch }),
    contributions: bound(tools, {
      submit: submitContribution,
      submitAndRead,
      edit: editContribution,
      withdraw: withdrawContribution,
      record: recordContribution,
      translate: translateContribution,
      own: (given: Tools, actor: Actor, meetingId: string) => ownContributions(given.db, actor, meetingId),
      ownOfDevice: (given: Tools, deviceHash: string) => ownOfDevice(given.db, deviceHash),
    }),
    versions: bound(tools, { read: readVersions, remove: removeVersion }),
    reports: bound(tools, {
      make: reportContribution,
      answer: answerReports,
      list: listReports,
      count: countReported,
      own: ownReports,
      receipt: readReceipt,
    }),
    paper: bound(tools, { print: printCards, lookUp: lookUpCard, read: readCards }),
    outreach: bound(tools, { planStop, dropStop, stops: listStops }),
    moderation: bound(tools, {
      hold: holdContribution,
      release: releaseContribution,
      stopPhone,
      allowPhone,
      makeNewPhonesWait,
      lookAt,
      phoneWaits,
      readLog,
      readWordList,
      changeWordList,
    }),
    wall: bound(tools, {
      read: readWall,
      setMode: setWallMode,
      focus: focusWall,
      showTable,
      letIn,
      size: sizeWall,
      giveFloor,
      leaveOut,
      advance: advanceWall,
      beat: beatWall,
    }),
    inviting: bound(tools, { read: readInviting, check: checkList, trial: sendTrial, send: inviteByMail }),
    following: bound(tools, {
      follow,
      ask: askToFollow,
      confirm: confirmFollowing,
      unfollow,
      stop: stopFollowing,
      read: readFollowing,
      list: listFollowed,
      stopToken,
      series: readSeries,
      feed: readFeed,
      wakeAtOnce,
      postDigests,
      forgetUnconfirmed,
    }),
    /** The queue, for who carries it. */
    mail: bound(tools, {
      take: takeMail,
      settle: settleMail,
      expire: expireLetters,
      about: readAbout,
      queue: readQueue,
      outcomes: countOutcomes,
    }),
    people: bound(tools, {
      meetingByCode,
      closedMeetingByCode,
      enter: enterMeeting,
      readClaim,
      takeClaim,
      forgetDevices,
      offerWall,
      exchangeGrant,
      endGrant,
      invite: inviteFacilitator,
      readInvitation,
      acceptInvitation,
      endInvitation,
      endFacilitator,
      own: (given: Tools, deviceHash: string) => ownOf(given.db, deviceHash),
      devicesOf: (given: Tools, contributionIds: string[]) => devicesOf(given.db, contributionIds),
      scribesOf: (given: Tools, contributionIds: string[]) => scribesOf(given.db, contributionIds),
      rolesIn: (given: Tools, actor: Actor, meetingId: string) => rolesIn(given.db, actor, meetingId),
    }),
    accounts: bound(tools, {
      offerSetUp,
      isSetUpLink,
      setUp,
      checkPassword,
      emailOf,
      hasDesk,
      readPassword,
      changePassword,
      removePassword,
      giveRole,
      takeRole,
      roleActs: listRoleActs,
      holders: listHolders,
      announceLogin,
      beginErrand,
      endErrand,
      arrive,
      readArrival,
      nameArrival,
      tieArrival,
      askForLink,
      offerLogin,
      readLoginLink,
      useLogin,
      useLoginCode,
      forgetAsked,
      municipality: readMunicipality,
      changeMunicipality,
      read: readMine,
      change: changeAccount,
      keepWords,
      nameWords,
      letGoOfWords,
      takeOut: readEverything,
      textSize: readTextSize,
      erase: eraseAccount,
    }),
    /** What only administrators do, and what everybody sees of it. */
    administration: bound(tools, {
      house: readHouse,
      knownHouse,
      texts: readTexts,
      saveText,
      textBack,
      saveLogo,
      removeLogo,
      logo: readLogo,
      changeColour,
      changeHatNames,
      changeHats,
      log: readHouseLog,
      accounts: findAccounts,
      account: readAccount,
      block: blockAccount,
      unblock: unblockAccount,
      endLogins,
      erase: eraseForThem,
      invite: inviteByAddress,
      invited: listInvited,
      endInvited,
      forgetInvited,
      retention: readRetention,
      changeRetention,
      health: readHouseHealth,
      tryMailAgain,
      isLoginFresh,
      mayBackUp,
      mayFetchBackup,
      logBackup,
    }),
    feed: createFeedReader(tools.db, epoch),
  }
}
