/**
 * Where the desk is asked to look until a municipality has written its own list: threats, slurs and accusations, in words and
 * phrases that ordinary debates of a hall do without. Fires, firewood, pigs and pests are spoken of every evening.
 */
const somebody = ['dig', 'jer', 'ham', 'hende', 'dem']
const somebodyInEnglish = ['you', 'him', 'her', 'them']
const to = (people: string[], ...acts: string[]) =>
  acts.flatMap((act) => people.map((whom) => act.replace('…', whom)))

const threats = [
  ...to(somebody, 'slå … ihjel', 'slår … ihjel', 'dræbe …', 'dræber …', 'dræb …', 'skyde …', 'skyder …'),
  ...to(somebody, 'tæve …', 'smadre …', 'smadrer …', 'voldtage …'),
  ...['slå ihjel', 'slås ihjel', 'dræbes', 'burde skydes', 'skal skydes ned', 'burde hænges', 'i galgen'],
  ...['skal brænde', 'skal bare brænde', 'burde brænde', 'brænde i helvede', 'brænd i helvede'],
  ...['brænde rådhuset', 'brænder rådhuset', 'sprænge rådhuset', 'bombe rådhuset'],
  ...[
    'skal dø',
    'burde dø',
    'fortjener at dø',
    'må gerne dø',
    'håber du dør',
    'håber I dør',
    'håber han dør',
  ],
  ...['håber hun dør', 'håber de dør', 'ved hvor du bor', 'ved hvor I bor', 'ved hvor han bor'],
  ...[
    'ved hvor hun bor',
    'hvor dine børn går',
    'hvor dine børn bor',
    'jeg finder dig',
    'få tæsk',
    'får tæsk',
  ],
]

const accusations = [
  ...['svindler*', 'bedrager', 'bedrageren', 'bedragere', 'bedragerne', 'tyveknægt*', 'tyvebande*'],
  ...['løgner', 'løgneren', 'løgnere', 'løgnerne', 'løgnhals*', 'korrupt', 'korrupte', 'forbryder'],
  ...[
    'forbrydere',
    'forbryderen',
    'forbryderne',
    'landsforræder*',
    'folkeforræder*',
    'forræder',
    'forrædere',
  ],
  ...['forræderen', 'psykopat*', 'pædofil*', 'nazi', 'nazist', 'nazister', 'nazisten', 'nazisvin'],
  ...['fascist', 'fascister', 'racist', 'racister', 'racisten'],
]

const slurs = [
  ...[
    'idiot',
    'idioten',
    'idioter',
    'idioterne',
    'kælling*',
    'luder*',
    'røvhul*',
    'svinehund*',
    'svinepels*',
  ],
  ...['dit svin', 'jeres svin', 'de svin', 'dumme svin', 'fede svin', 'klamme svin', 'møgsvin', 'afskum'],
  ...['undermennesk*', 'det pak', 'dit pak', 'noget pak', 'perker*', 'neger*', 'nigger*', 'muhamedaner*'],
  ...['jødesvin', 'muslimsvin', 'sigøjnerpak', 'svans', 'svanser', 'bøsserøv*', 'bøssesvin', 'din abe'],
  ...[
    'sorte aber',
    'mongol',
    'mongoler',
    'mongolbarn*',
    'spasser*',
    'retarderet',
    'retarderede',
    'evnesvag*',
  ],
  ...[
    'fuck*',
    'fandeme',
    'kraftedeme',
    'hold kæft',
    'hold din kæft',
    'hold jeres kæft',
    'rend mig',
    'skrid hjem',
  ],
  ...['rejs hjem', 'hjem hvor du kom fra', 'hjem hvor I kom fra', 'hjem hvor de kom fra'],
]

const english = [
  ...to(somebodyInEnglish, 'kill …', 'shoot …', 'hang …'),
  ...[
    'kill yourself',
    'should be killed',
    'should be shot',
    'deserve to die',
    'deserves to die',
    'hope you die',
  ],
  ...['burn in hell', 'should burn', 'know where you live', 'traitor*', 'liar', 'liars', 'crook', 'crooks'],
  ...[
    'fraudster*',
    'bastard*',
    'bitch*',
    'cunt*',
    'shit',
    'shithead*',
    'bullshit',
    'whore*',
    'moron*',
    'scum',
  ],
  ...['faggot*', 'retard', 'retards', 'retarded', 'pedophile*', 'paedophile*', 'shut up'],
  ...['go back to your country', 'go back where you came from'],
]

/** A star at the end of a word stands for any ending. */
export const wordsAtFirst: string[] = [...threats, ...accusations, ...slurs, ...english]
