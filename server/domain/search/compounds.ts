/**
 * *Legepladsen* is found by *plads*, and *cykelsti* by *cykel*: compounds are split where both halves are words that people
 * use at meetings like these. So *mobil* is no *bil* and *parkering* no *park*, which is what pieces of three letters find
 * (`pg_trgm`, FTS5 `trigram`), at three times the index; and no dictionary of 170,000 words is loaded, whose short words
 * (*for*, *ret*, *ton*) split what is whole. What is not in the list is found as it is written.
 */
import { wholeStem } from './stems.ts'

const known = `
adgang affald aften aktivitet ansvar arbejde areal asfalt atlet bade bakke bane barn bebyggelse bed beboer belysning bibliotek
bil blok blomst bolig boldbane bold borger botilbud bro brug bruger budget bus butik by bycykel bygning bygge bænk bænke bøde børn cafe camping
cirkel cykel cykelsti dag daginstitution dal dialog digital dyr dør elev energi erhverv ferie fest fisk fjord flag flygtning forening
forslag forsamling fortov forældre fritid frivillig frokost fugl fælled fælles færge gade gang gas glas grav gruppe grøft grønt gul gulv gymnasium gymnastik
gæst gård hal hav have havn hegn hest himmel hjem hjælp hotel hul hund hus husholdning høring idræt indgang indkøb industri instans institution
integration ishal kaffe kant kanal kasse kirke klasse klima klub kommune koncert kort kontor kræft kultur kunst kurv kvarter kyst
køkken kørsel lager lampe land landsby lastbil led leder leg lege legeplads leje lokal lokale lys læge lære lærer løb løbe mad maskine miljø
midler musik mur museum møbel møde mål nabo nat natur nærdemokrati net område opgave ordning park parkering parti pavillon pedel pension person
plads plan plante plantning pleje politik port post project projekt pulje pumpe punkt quiz ramme rampe rejse rengøring ret rum rute rytter råd
rådgivning sal samarbejde samling samtale scene selskab senior service sne sogn sol spejder spil spillested sport sprog stald stand station sted sten sti stol
stue støtte støj strand strøm stykke svømme svømmehal sygdom sygehus syge sæson sø søppel tag tal tale tavle tekst telefon tema teknik terrasse tid tilbud
toilet torv torve trafik transport trappe tropper træ træning tur turist tårn udsigt udvalg uddannelse ulykke ungdom unge ungdoms
vagt vand vandre varme vej velfærd venstre verden vindmølle vindue vinter virksomhed værk værksted vælger å ældre ø økonomi
affalds aftens børne dags drenge forår pige elever efterår foreningen formiddag hjerte julemarked jule kvinde mands morgen nærings sommer søndag lørdag tirsdag
gravsted lygte skov skole skolegård skolevej skilt skur slot snak snerydning sogne sundhed vær vandværk strategi stadion sikkerhed tog vind mølle liv spild spisning center rydning fod støv kamera zone hastighed vandring skat sag sagsbehandling
`
const stems = new Set(known.trim().split(/\s+/).map(wholeStem))
const shortestHalf = 2
const shortestWhole = 5

/** The halves of a stem, or none. Of several ways to split, the one with the longest last half. */
export function halvesOf(stem: string): string[] {
  if (stem.length < shortestWhole) return []
  for (let cut = shortestHalf; cut <= stem.length - shortestHalf; cut++) {
    // A stem has lost the *s* of *lys* where that is not the whole word.
    const last = [stem.slice(cut), `${stem.slice(cut)}s`].find((half) => stems.has(half))
    const first = last ? firstHalf(stem.slice(0, cut)) : null
    if (first && last) return [first, last]
  }
  return []
}

/** *idræts-*, *lege-*, *gade-*: what joins the halves is no part of the first. */
function firstHalf(written: string): string | null {
  const bare = wholeStem(written)
  return [written, bare, wholeStem(written.replace(/[se]$/, ''))].find((half) => stems.has(half)) ?? null
}
