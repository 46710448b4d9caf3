/** What people write: lines, quotation marks, letters of other alphabets, and everything else that may lose a character. */

const wishes = [
  'Flere bænke i læ, også for dem, der går langsomt.',
  'Et sted at købe brød – helst før kl. 7.',
  'Mere lys om aftenen. Ikke mere larm.',
  'Naboens hæk skal klippes af naboen selv.',
  'Et gadekær\nmed ænder\n\nog et hegn.',
  '»Torvet« hedder det; lad det så være et torv & ikke <b>en vej</b>.',
  'Legeplads til de store børn 🛝 og kaffe til de voksne ☕️',
  'سوق في الهواء الطلق',
  'Cykelstativer, der ikke vælter: Ærø har nogle. A\u030A ja.',
  'Lad det være, som det er. ' + 'Det har det været længe, og det går an. '.repeat(6) + 'Sådan.',
]

/** Another one for each number. */
export const wish = (n: number): string => `${wishes[n % wishes.length]} (${n + 1}.)`
export const late = (n: number): string =>
  `Skrevet uden net, telefon ${n + 1}: ${wishes[(n + 3) % wishes.length]}`
