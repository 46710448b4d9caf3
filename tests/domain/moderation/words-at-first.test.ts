/** Where the desk is asked to look before a municipality has written its own list. */
import { expect, test } from 'vitest'
import { wordsAtFirst } from '../../../server/domain/moderation/words-at-first.ts'
import { lookingFor } from '../../../src/lib/contract/looking.ts'

const found = lookingFor(wordsAtFirst)

test.each([
  ['Rådhuset skal brænde!', 'skal brænde'],
  ['Borgmesteren er en svindler', 'svindler'],
  ['Svindlere hele bundtet', 'Svindlere'],
  ['Jeg slår dig ihjel', 'slår dig ihjel'],
  ['nogen burde SLÅ HAM IHJEL', 'SLÅ HAM IHJEL'],
  ['De burde alle dræbes', 'dræbes'],
  ['I burde dø', 'burde dø'],
  ['Vi ved, hvor du bor', 'ved hvor du bor'],
  ['Rejs hjem!', 'Rejs hjem'],
  ['Sikke nogle idioter', 'idioter'],
  ['I er nogle dumme svin', 'dumme svin'],
  ['Løgnhalse!', 'Løgnhalse'],
  ['I will kill you', 'kill you'],
  ['You deserve to die', 'deserve to die'],
])('%s', (text, words) => {
  expect(found(text)).toEqual([words])
})

test.each([
  'Huset brændte i 1998, og grunden har stået tom siden.',
  'Bussen til Brændekilde går kun to gange om dagen.',
  'Jeg brænder for havnen. Der skal ligge brænde ved bålpladsen.',
  'Vi skal have brænde til bålet, og grillen skal kunne brændes af.',
  'En cyklist blev dræbt i krydset sidste år.',
  'Dræbersneglene æder alt i nyttehaverne.',
  'De unge mangler et sted, hvor de kan slå tiden ihjel.',
  'Landsbyen skal ikke dø, fordi skolen lukker.',
  'Der er flere svin end mennesker i kommunen, og det lugter af svineri.',
  'Sommerfesten skal skydes i gang fra skydebanen.',
  'Skiltet burde hænge højere, og lampen skal hænges op i lygtepælen.',
  'Pak legepladsen ind om vinteren, og byg den ved pakhuset.',
  'Der er rotter i kloakken og aber i zoo.',
  'Sluttidspunktet passer ikke: mødet er slut kl. 22.',
  'Det skal ikke være idiotsikkert, bare til at forstå.',
  'Mongolsk mad og musik fra Nigeria til byfesten.',
  'Bedrageri mod ældre er et problem, og korruption skal undersøges.',
  'Hvis vi dræber bylivet med parkering, kommer der ingen.',
  'Undskyld, men I ved ikke, hvor der bor flest.',
  'En shitstorm på nettet hjælper ingen.',
])('nothing in plain speech: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('the list fits the page on which it is changed', () => {
  expect(wordsAtFirst.join('\n').length).toBeLessThan(10_000)
  expect(new Set(wordsAtFirst).size).toBe(wordsAtFirst.length)
})
