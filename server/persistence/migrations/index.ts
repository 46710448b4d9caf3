/** Every migration there is, in order. A released one is never edited. */
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { holdAMeeting } from './0001_hold_a_meeting.ts'
import { forgetAndLimit } from './0002_forget_and_limit.ts'
import { agendaAndSpeakers } from './0003_agenda_and_speakers.ts'
import { moderation } from './0004_moderation.ts'
import { themes } from './0005_themes.ts'
import { stands } from './0006_stands.ts'
import { paperAndOutreach } from './0007_paper_and_outreach.ts'
import { promises } from './0008_promises.ts'
import { accessAndHelp } from './0009_access_and_help.ts'
import { rehearsalsAndTheDay } from './0010_rehearsals_and_the_day.ts'
import { facilitators } from './0011_facilitators.ts'
import { translations } from './0012_translations.ts'
import { hats } from './0013_hats.ts'
import { mail } from './0014_mail.ts'
import { whoLeads } from './0015_who_leads.ts'
import { agendaVisits } from './0016_agenda_visits.ts'
import { calledByNumber } from './0017_called_by_number.ts'
import { whenItWasSaid } from './0018_when_it_was_said.ts'
import { printedCodes } from './0020_printed_codes.ts'
import { stillSince } from './0021_still_since.ts'
import { whatTheLogNames } from './0022_what_the_log_names.ts'
import { accountsForAll } from './0023_accounts_for_all.ts'
import { waysToLogIn } from './0024_ways_to_log_in.ts'
import { claimedWords } from './0025_claimed_words.ts'
import { search } from './0026_search.ts'
import { answers } from './0027_answers.ts'
import { following } from './0028_following.ts'
import { versionsAndReports } from './0029_versions_and_reports.ts'
import { hostAndHours } from './0030_host_and_hours.ts'
import { threadsMove } from './0031_threads_move.ts'
import { administration } from './0032_administration.ts'
import { provenAddresses } from './0033_proven_addresses.ts'
import { toldOfAnswers } from './0034_told_of_answers.ts'
import { movedWords } from './0035_moved_words.ts'
import { languageSince } from './0036_language_since.ts'
import { linesOfAThread } from './0037_lines_of_a_thread.ts'
import { linksOfEachAsker } from './0039_links_of_each_asker.ts'
import { onAnAgendaSince } from './0038_on_an_agenda_since.ts'

export const migrationsFor = (engine: Engine): Record<string, Migration> => ({
  '0001_hold_a_meeting': holdAMeeting(engine),
  '0002_forget_and_limit': forgetAndLimit(engine),
  '0003_agenda_and_speakers': agendaAndSpeakers(engine),
  '0004_moderation': moderation(engine),
  '0005_themes': themes(engine),
  '0006_stands': stands(engine),
  '0007_paper_and_outreach': paperAndOutreach(engine),
  '0008_promises': promises(engine),
  '0009_access_and_help': accessAndHelp(engine),
  '0010_rehearsals_and_the_day': rehearsalsAndTheDay(engine),
  '0011_facilitators': facilitators(engine),
  '0012_translations': translations(engine),
  '0013_hats': hats(engine),
  '0014_mail': mail(engine),
  '0015_who_leads': whoLeads(),
  '0016_agenda_visits': agendaVisits(engine),
  '0017_called_by_number': calledByNumber(engine),
  '0018_when_it_was_said': whenItWasSaid(engine),
  '0020_printed_codes': printedCodes(),
  '0021_still_since': stillSince(engine),
  '0022_what_the_log_names': whatTheLogNames(engine),
  '0023_accounts_for_all': accountsForAll(),
  '0024_ways_to_log_in': waysToLogIn(engine),
  '0025_claimed_words': claimedWords(engine),
  '0026_search': search(engine),
  '0027_answers': answers(engine),
  '0028_following': following(engine),
  '0029_versions_and_reports': versionsAndReports(engine),
  '0030_host_and_hours': hostAndHours(engine),
  '0031_threads_move': threadsMove(engine),
  '0032_administration': administration(engine),
  '0033_proven_addresses': provenAddresses(engine),
  '0034_told_of_answers': toldOfAnswers(),
  '0035_moved_words': movedWords(engine),
  '0036_language_since': languageSince(engine),
  '0037_lines_of_a_thread': linesOfAThread(engine),
  '0038_on_an_agenda_since': onAnAgendaSince(engine),
  '0039_links_of_each_asker': linksOfEachAsker(engine),
})
