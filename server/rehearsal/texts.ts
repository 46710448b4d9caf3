/**
 * What phones that nobody holds write at a rehearsal. The question is whatever the meeting asks, so these fit any: short
 * and long, with and without a name, and some that a facilitator has to do something about.
 */

interface Sample {
  text: string
  name?: string
}

const plain = [
  'Jeg vil gerne vide, hvad det koster, før jeg siger ja.',
  'Begynd i det små. Så kan vi se, om det holder.',
  'Det skal også virke for dem, der ikke har bil.',
  'Spørg de unge. De er her ikke i aften.',
  'Vi har prøvet noget lignende i foreningen, og det gik bedre end ventet.',
  'Lad os ikke bygge noget, vi ikke har råd til at passe på.',
  'Hvem har ansvaret, når projektet er slut?',
  'Mere lys. Det er det eneste, jeg beder om.',
  'Det må gerne tage tid, bare vi hører, hvor langt I er.',
  'Jeg bor lige ved siden af og er mest nervøs for støjen.',
  'Godt tænkt. Husk toiletterne.',
  'Hvad gør nabokommunen?',
  'Sæt en dato på, så tror vi på det.',
  'Der skal være et sted at sidde i læ.',
  'Mine forældre kan ikke læse skiltene. Skriv større.',
  'Kan børnehaven få lov at være med?',
  'Jeg tror, vi undervurderer, hvor mange der gerne vil hjælpe.',
  'Det er fint, men det løser ikke problemet om vinteren.',
  'Begynd med det, der kan gøres på en lørdag.',
  'Tag det gamle med ind i det nye.',
  'Hvor kan jeg læse tallene?',
  'Vi mangler et sted, hvor man kan møde hinanden uden at købe noget.',
  'Det lyder dyrt. Er der en billigere vej?',
  'Ja tak, men ikke på bekostning af stien.',
  'Jeg har en trailer og en lørdag. Ring bare.',
  'Husk dem, der går med rollator.',
  'Kan vi få et forsøg i tre måneder og så mødes igen?',
  'Sidste gang blev vi spurgt, og så hørte vi aldrig mere.',
  'Mere natur og færre fliser.',
  'Det skal være til at finde. Også for dem, der lige er flyttet hertil.',
  'Lav en gruppe, der kommer igennem alle byens kvarterer.',
  'Jeg er uenig med mig selv. Det skriver jeg også ned.',
  'Åben dør om aftenen. Det er dér, vi har tid.',
  'Tænk på lyd: rummet rummer mange, men ingen kan høre noget.',
  'Lad skolen bruge det om dagen, så er det aldrig tomt.',
  'Der er for langt til bussen.',
  'Det må ikke blive endnu et sted med en kode på døren.',
  'Prøv at spørge dem, der arbejder om natten.',
  'Hvis det skal lykkes, skal nogen have det som deres arbejde.',
  'Vi kan godt selv. Vi mangler bare lov.',
]

const named: Sample[] = [
  { text: 'Jeg kan komme med kaffe til næste gang.', name: 'Grethe' },
  { text: 'Vi er fire familier på vejen, der har talt om det her i et år.', name: 'Familien på nr. 14' },
  { text: 'Som træner ser jeg hver uge, hvor lidt plads der er.', name: 'Yusuf' },
  { text: 'Kør en tur med rundt i kørestol, før I beslutter noget.', name: 'Bente' },
  { text: 'Jeg er 16 og ville gerne have været spurgt før.', name: 'Alma' },
]

const long = [
  'Det, jeg har at sige, er lidt langt, for jeg har tænkt over det i mange år. Da vi flyttede hertil, kendte vi ingen. Det var først, da nogen ' +
    'stillede et bord ud på fortovet en sommeraften, at vi fik hilst på hinanden. Der var ingen, der havde planlagt det, og det kostede ikke noget. Så når I ' +
    'spørger, hvad der skal til, er mit svar: et bord, og at nogen tør begynde.',
  'Tre ting. For det første: sig, hvad der allerede er besluttet, så vi ikke bruger aftenen på det. For det andet: kom tilbage med et svar, også når det er et nej. ' +
    'For det tredje: lad os se regnestykket, mens der endnu kan flyttes rundt på noget.',
]

/** To practise on: none of it is to reach the wall. */
const delicate = [
  'Hende fra forvaltningen lyver, og I ved godt, hvem jeg mener.',
  'Min nabo i nummer 7 er blevet opereret og kan ikke selv. Sig det til nogen.',
  'Køb billige vinduer hos min svoger, ring 00 00 00 00.',
]

/** Those with a name come now and then. */
export const samples: Sample[] = mixed(
  [...plain, ...long].map((text) => ({ text })),
  named,
)

export const delicateSamples: Sample[] = delicate.map((text) => ({ text }))

export const replySamples = [
  'Hvad tænker du på? Kan du give et eksempel?',
  'Har I prøvet det, eller er det en tanke?',
  'Hvem ville det være godt for?',
  'Hvornår på dagen er det værst?',
]

export const speakerNames = ['Henrik', 'Sofie fra kajakklubben', 'Nadia', 'En nabo']

/** One of the few after every so many. */
function mixed(many: Sample[], few: Sample[]): Sample[] {
  const every = Math.ceil(many.length / few.length)
  return many.flatMap((sample, i) => {
    const extra = i % every === 2 ? few[Math.floor(i / every)] : undefined
    return extra ? [sample, extra] : [sample]
  })
}
