/** The theme meeting of last week, what was said from home since, and the one next week. All of it invented. */
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import type { Script, Utterance } from './script.ts'

export const themePlan: Omit<PlanInput, 'startsAt' | 'endsAt'> = {
  kind: 'theme_meeting',
  title: 'Temamøde: På cykel gennem Lærkevig',
  place: 'Biblioteket, sal 1',
  address: 'Møllegade 11, Lærkevig',
  directions: 'Salen er i stuen til højre. Der er teleslynge på de forreste rækker.',
  expected: 50,
  access: 'open',
  safetyDelaySeconds: 8,
  filed: true,
  frame: {
    purpose: 'At finde de steder, hvor folk vælger bilen, fordi de ikke tør andet.',
    influence: 'Hvilke steder der kommer først, og hvad der skal prøves af, før der graves.',
    fixed: 'Ringvejen er statens. Vi kan skrive til staten, men ikke selv ændre den.',
    decides: 'Udvalget for By og Havn, på det møde, der følger efter det næste temamøde.',
    afterwards: 'Vi tager tråden op igen om to uger og viser, hvad der er blevet tegnet.',
  },
  agenda: [
    { title: 'Velkommen, og hvad vi ved i forvejen', minutes: 15 },
    {
      title: 'De utrygge steder',
      minutes: 40,
      question: 'Hvor er det utrygt at cykle i Lærkevig, og hvad sker der dér?',
    },
    {
      title: 'Prøv det af',
      minutes: 35,
      question: 'Hvad kunne vi prøve i tre måneder, før nogen beslutter noget?',
    },
    { title: 'Tak, og hvornår vi ses igen', minutes: 10 },
  ],
}

const crossing =
  'Krydset ved mejeriet. De drejer til højre uden at se sig for, og jeg er stået af og gået siden 2019.'
const school =
  'Foran Havneskolen ti minutter i otte. Det er forældrene i bil, der er farlige for de andres børn.'
const tunnel =
  'Tunnelen under banen. Den er ikke farlig, men den er mørk, og så tager min datter vejen ovenover.'

const places: Script = [
  { text: crossing, name: 'Henning' },
  school,
  tunnel,
  'Brostenene på Torvet, når de er våde. Jeg brækkede håndleddet sidste vinter.',
  'Møllegade, fordi cykelstien bare holder op ud for bageren.',
  { text: 'Der, hvor renovationsbilen holder tirsdag morgen. Hver tirsdag morgen.', name: 'Sofie, 7. b' },
  {
    text: 'Jeg kører handicapknallert, og kantstenen ved apoteket er ni centimeter. Jeg har målt den.',
    channel: 'paper',
  },
  'Ringvejen. Jeg ved godt, den er statens, men det er min datter, der skal over den.',
  'Rundkørslen i nord. Bilisterne kigger kun til venstre.',
  {
    text: 'Ingen steder. Jeg har cyklet her i tres år. Det handler også om at tage det roligt.',
    channel: 'spoken',
    name: 'Aage',
  },
  'Stien langs åen om efteråret. Blade, mørke og ingen, der fejer.',
  'På vej hjem fra fodbold klokken ni. Lyset slukker klokken otte.',
  'Mellem parkerede biler på Havnegade. Dørene går op.',
  {
    text: 'Na moście koło portu. Nie ma miejsca, a ciężarówki nie zwalniają.',
    inDanish: 'På broen ved havnen. Der er ikke plads, og lastbilerne sætter ikke farten ned.',
  },
]

const trials: Script = [
  'Luk skolevejen for biler en halv time om morgenen. Med kegler. Tre måneder, og så spørger vi børnene.',
  { text: 'Tænd lyset i tunnelen. Det koster en pære.', name: 'Mogens' },
  'Mal en bred streg ved mejeriet, der hvor stien burde være, og se, om bilerne følger den.',
  'Lad renovationsbilen køre den anden vej rundt.',
  'En cykelbus: to voksne og alle de børn, der vil med. Vi er to voksne.',
  'Sandsække i stedet for kantsten ved apoteket, så man kan flytte dem, til det passer.',
  { text: 'Fej stien langs åen hver mandag i oktober. Så ved vi, om det var dét.', channel: 'paper' },
  'Prøv ikke noget, I ikke vil måle bagefter.',
  {
    text: 'Lyset i tunnelen skal ikke vente på os. Det tager jeg med hjem i morgen.',
    hat: { kind: 'politician', name: 'Dorthe Vang', title: 'Udvalget for By og Havn' },
  },
]

/** In the order of the questions on the agenda. */
export const themeScripts: Script[] = [places, trials]

interface Gathering {
  name: string
  /** Places in the script of its question, counted from 0. */
  lines: number[]
}

/** What the room gathered before it went home, by question; what is named in none is left. */
export const gatherings: { themes: Gathering[]; alone: number[] }[] = [
  {
    themes: [
      { name: 'Kryds, hvor man ikke bliver set', lines: [0, 8] },
      { name: 'Mørke og glatte veje', lines: [2, 3, 10, 11] },
      { name: 'Steder, hvor der holder noget i vejen', lines: [1, 4, 5, 12] },
    ],
    alone: [9],
  },
  {
    themes: [
      { name: 'Om morgenen, når skolen begynder', lines: [0, 4] },
      { name: 'Lys og rene stier', lines: [1, 6] },
    ],
    alone: [7],
  },
]

/** So many days after the meeting. */
export const promised = [
  {
    who: 'Ingrid Toft, Teknik og Havn',
    what: 'Lægger en tegning af de utrygge steder i tråden',
    days: 7,
    question: 0,
  },
  { who: 'Driftsleder Palle Nørgaard', what: 'Får lyset i tunnelen tændt igen', days: 21, question: 1 },
]

/** Said at home, so many days after the meeting. */
export const fromHome: (Utterance & { days: number })[] = [
  {
    days: 1,
    text: 'Hvad tid på dagen er det værst? Jeg kører forbi klokken halv fire og kan godt tælle biler i en uge.',
    to: crossing,
    kind: 'ask',
    name: 'Rikke',
  },
  {
    days: 1,
    text: 'Hos os gik det bedre, da skolen selv satte to elever ud med veste. Det var ikke dyrt, men nogen skulle huske det.',
    to: school,
    kind: 'experience',
  },
  {
    days: 2,
    text: 'Jeg måtte gå før tid, fordi jeg arbejder aften. Jeg vil gerne sige det samme om tunnelen fra den anden side: jeg cykler den klokken fem om morgenen, og der er jeg alene.',
  },
  {
    days: 3,
    text: 'Jeg er en af bilisterne. Vi kan ikke se jer for det hvide skilt på hjørnet. Kan det flyttes, er meget nået.',
    to: crossing,
    kind: 'other_view',
    name: 'Torben',
  },
  {
    days: 4,
    text: 'Man kunne lade 4. klasse male lofterne i tunnelen, når lyset alligevel skal skiftes. Så går man derind for at se på det.',
    to: tunnel,
    kind: 'build_on',
  },
]

/** Takes up the first thread of last week's meeting again. */
export const followUp = {
  title: 'De utrygge steder, som de nu er tegnet',
  minutes: 40,
  plan: {
    kind: 'theme_meeting',
    title: 'Temamøde: Fra utrygge steder til en rækkefølge',
    place: 'Biblioteket, sal 1',
    address: 'Møllegade 11, Lærkevig',
    directions: 'Salen er i stuen til højre. Der er teleslynge på de forreste rækker.',
    expected: 50,
    access: 'open',
    safetyDelaySeconds: 8,
    filed: true,
    frame: {
      purpose: 'At se tegningerne sammen og blive klar over, hvad der skal komme først.',
      influence: 'Rækkefølgen, og hvilke to steder der prøves af til foråret.',
      fixed: 'Der er penge til to forsøg i år. Ringvejen er statens.',
      decides: 'Udvalget for By og Havn på sit næste møde.',
      afterwards: 'Udvalgets svar står i trådene, dagen efter at det er givet.',
    },
    agenda: [
      { title: 'Velkommen, og hvad vi hørte sidst', minutes: 15 },
      { title: 'Rækkefølgen', minutes: 40, question: 'Hvad skal vi begynde med, og hvorfor netop dér?' },
    ],
  } satisfies Omit<PlanInput, 'startsAt' | 'endsAt'>,
}
