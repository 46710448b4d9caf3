/** The meeting that is live: a Talk about an old timber yard by the harbour. All of it invented. */
import type { PlanInput } from '../../../src/lib/contract/inputs/planning.ts'
import type { Script } from './script.ts'

export const talkPlan: Omit<PlanInput, 'startsAt' | 'endsAt'> = {
  kind: 'talk',
  title: 'Talk på Tømmerpladsen',
  place: 'Savhallen på Tømmerpladsen',
  address: 'Kajvej 2, Lærkevig',
  directions: 'Ind ad porten mod havnen. Der er jævn adgang hele vejen, og toilettet er til venstre.',
  expected: 80,
  access: 'open',
  safetyDelaySeconds: 8,
  filed: false,
  frame: {
    purpose: 'At høre, hvad Tømmerpladsen er for jer, før nogen tegner noget.',
    influence: 'Hvad man skal kunne på pladsen, hvem den er for, og hvad der skal ske først.',
    fixed: 'Savhallen bliver stående. Der kommer ikke boliger. Der er 6,5 millioner kroner i alt.',
    decides: 'Kommunalbestyrelsen, når Udvalget for By og Havn har sagt, hvad det anbefaler.',
    afterwards: 'Trådene bliver åbne. Ingrid Toft svarer i dem inden to uger, også når svaret er nej.',
  },
  agenda: [
    { title: 'Velkommen i hallen', minutes: 10 },
    {
      title: 'Pladsen, som den er',
      minutes: 25,
      question: 'Hvad holder du af ved Tømmerpladsen, som den er i dag?',
    },
    {
      title: 'Pladsen i al slags vejr',
      minutes: 30,
      question: 'Hvad skal man kunne her, også når det blæser og regner?',
    },
    { kind: 'break', title: 'Kaffe', minutes: 15 },
    {
      title: 'Os selv',
      minutes: 25,
      question: 'Hvad kunne du selv have lyst til at være med til?',
    },
    { title: 'Tak for i aften', minutes: 10 },
  ],
}

const vessel = 'Læsiden bag den røde skurvogn. Dér kan man sidde i solen allerede i marts.'
const dark = 'Ærligt talt: ikke så meget. Der er mørkt, og jeg går en omvej om aftenen.'
const crane = 'Kranen. Den er rusten og i vejen, og den er vores. Lad den stå.'
const long =
  'Jeg har gået forbi hver morgen i elleve år, og jeg har set pladsen tom, oversvømmet, fuld af telte og dækket af sne. ' +
  'Det bedste er, at den kan være så forskellig på én uge. Lægger vi fliser over det hele og sætter skilte op om, hvad ' +
  'man må, så mister vi netop det, der får folk til selv at finde på noget.'

const asItIs: Script = [
  'Duften af fyrretræ, når det regner. Den sidder stadig i væggene.',
  { text: 'Min søn lærte at cykle her. Der er plads, og om søndagen er der ingen biler.', name: 'Maja' },
  'At der ikke er noget, man skal. Man kan bare stå og se på vandet.',
  { text: crane, name: 'Poul' },
  vessel,
  'Svalerne under taget. De kommer igen i maj, hvert eneste år.',
  {
    text: 'Der manglede en bænk, så vi byggede en. Det er sådan, pladsen virker.',
    channel: 'spoken',
    name: 'Karen',
  },
  'Jeg går tur med hunden klokken seks. Der er altid én, der siger godmorgen.',
  dark,
  { text: 'Udsigten til færgen. Jeg vinker stadig, og jeg er 71.', name: 'Birthe' },
  {
    text: 'Jeg kender det med mørket. Jeg tør godt, når der er lys i hallen. Så det er måske dér, man skal begynde.',
    to: dark,
    kind: 'experience',
  },
  'At de unge kan være her, uden at nogen bliver sure over musikken.',
  {
    text: 'Jeg ser dårligt og skriver på papir. Jeg holder af, at man kan høre, hvor vandet er.',
    channel: 'paper',
  },
  {
    text: 'Ham i det gule hus for enden af Kajvej ødelægger det hele med sin hund. Han skulle flytte.',
    heldBack: {
      reason: 'private_matters',
      note: 'Man kan se, hvem det handler om. Skriv gerne igen, hvad der er svært, uden at pege på ham.',
    },
  },
  'Brændenælderne ved hegnet. Min klasse talte ni slags sommerfugle i juni.',
  long,
  { text: 'Hvor er der mørkest? Er det ved porten eller nede langs kajen?', to: dark, kind: 'ask' },
  'Loppemarkedet den første lørdag i måneden. Dér taler jeg med folk, jeg ellers aldrig møder.',
  {
    text: 'At man kan lave noget, der larmer og sviner. Det er der ikke mange steder til mere.',
    name: 'Ali',
  },
  'Stilheden om vinteren.',
  'At den ikke er færdig.',
  {
    text: 'Jeg kommer rundt overalt i min kørestol, undtagen ved de gamle skinner. Dem må I gerne fylde ud, men lad dem ligge.',
    name: 'Jens',
  },
  'Fiskebilen om fredagen, og køen ved fiskebilen om fredagen.',
  {
    text: 'Og den er vores eneste pejlemærke fra vandsiden. Roerne styrer efter den.',
    to: crane,
    kind: 'build_on',
  },
  'Muren, som børnene har malet. Den må ikke blive hvid igen.',
  'Jeg bor lige ved siden af, og jeg holder af, at der er ro efter klokken ti.',
  'Vi var fyrre til fællesspisning i august. Ingen gik hjem, da det begyndte at regne.',
  'Man kan se stjernerne, fordi der næsten ikke er noget lys.',
  {
    text: 'Lubię tu przychodzić wieczorem z dziećmi. Brakuje tylko lampy przy wodzie.',
    inDanish:
      'Jeg kan godt lide at komme her om aftenen med mine børn. Der mangler bare en lampe ved vandet.',
  },
  {
    text: 'Lamper langs kajen kan vi sætte op allerede i november. Vis os, hvor det skal begynde.',
    hat: { kind: 'employee', name: 'Palle Nørgaard', title: 'driftsleder' },
  },
  { text: 'Min far arbejdede her. Hans initialer er skåret i den tredje stolpe fra porten.', name: 'Grethe' },
  {
    text: 'Mine børn har klatret i den kran, og det skulle de aldrig have kunnet. Kan den stå, uden at man kan komme op?',
    to: crane,
    kind: 'other_view',
  },
  'Der er parkering. Det må man også godt sige højt.',
  'At der både er bakke, hal og vand. Man kan blive væk en hel eftermiddag med tre børn.',
  {
    text: 'Isvinterne. Vi løb på skøjter mellem stablerne. Jeg har billeder, hvis nogen vil se dem.',
    name: 'Ellen, 84',
  },
  'Lyden i hallen. Vi er et kor på atten, og vi ville give meget for at øve der.',
  'Jeg er ny i byen. Det var her, nogen første gang spurgte, hvad jeg hed.',
  { text: 'Hvem satte skurvognen der? Vi vil gerne låne den til kaffe.', to: vessel, kind: 'ask' },
  'Man kan sætte en kajak i vandet uden at spørge nogen om lov.',
  'At den ikke ligner alle andre havnepladser.',
  {
    text: 'Ja, vis dem. Vi kunne hænge dem op i hallen.',
    to: 'Isvinterne. Vi løb på skøjter mellem stablerne. Jeg har billeder, hvis nogen vil se dem.',
    kind: 'build_on',
  },
  'Bålstedet. Også selv om det vist ikke er lovligt.',
]

const anyWeather: Script = [
  'Sidde i læ med en kop kaffe uden at skulle købe den.',
  { text: 'Øve teater. Vi mangler højde til loftet, og her er otte meter.', name: 'Fie' },
  'Reparere sin cykel. Værktøj på væggen og én, der kan vise hvordan.',
  'Gå på toilettet. Det er der ikke noget fint i, men uden det går alle hjem.',
  'Være 15 år et sted, hvor der ikke er voksne, der vil have én til noget.',
  'Tørre sejl og telte.',
  {
    text: 'Lege indenfor i en hal, der må blive beskidt. Vi er ti dagplejere, der ville komme hver uge.',
    name: 'Lone',
  },
  'Komme ind i varmen klokken 16 i december.',
  'Ligge på ryggen og høre regnen på taget.',
  {
    text: 'Finde en stol med armlæn. Man bliver ikke siddende på en palle, når man er 80.',
    channel: 'paper',
  },
  'Lave mad til hundrede. Der er vand, men der mangler strøm.',
  'Holde begravelseskaffe, når man ikke er medlem af kirken.',
  'Se film på bagvæggen.',
  'Komme ned til vandet med rollator, også når det er højvande.',
  'Tage et møde, der ikke er på rådhuset.',
  {
    text: 'Arbejde i træ igen. Der er tre gamle snedkere i byen, og vi tager gerne mod lærlinge.',
    name: 'Svend',
  },
  'Ikke noget bestemt. Hvis alt er planlagt, er der ikke plads til os.',
  'Bytte ting. En hylde, hvor man stiller noget og tager noget.',
]

const ourselves: Script = [
  'Jeg kan åbne hallen tre eftermiddage om ugen, hvis nogen giver mig en nøgle.',
  { text: 'Vi kommer med koret og synger, når I indvier noget.', name: 'Havnekoret' },
  'Jeg har en trailer og er fri om torsdagen.',
  'Min klasse vil gerne tælle sommerfugle én gang til, så man kan se, om det hjælper.',
  'Jeg kan ikke slæbe, men jeg kan ringe til folk. Giv mig en liste.',
  { text: 'Male. Ikke det hele, men døren.', name: 'Noah, 9' },
  'Vi er fire, der vil lave mad den første onsdag i måneden.',
  'Jeg er elektriker. Jeg må ikke gøre det gratis for kommunen, men jeg må godt sige, hvad der skal til.',
  'Jeg vil gerne være med til at sige nej til noget også.',
  { text: 'Vise unge, hvordan man hvæsser en sav.', channel: 'spoken', name: 'Svend' },
  'Sidde ved døren og sige goddag.',
  'Skrive de gamle historier ned, inden vi er væk.',
  'Det ved jeg ikke endnu. Spørg mig igen, når jeg har set tegningerne.',
]

/** In the order of the questions on the agenda. */
export const talkScripts: Script[] = [asItIs, anyWeather, ourselves]
