import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aPhoneMemory } from './browser.ts'

let memory: ReturnType<typeof aPhoneMemory>
beforeEach(() => void (memory = aPhoneMemory()))
afterEach(() => vi.unstubAllGlobals())

/** A page of its own: what it holds in mind goes with it. */
async function aPage() {
  vi.resetModules()
  return import('../../src/lib/drafts.ts')
}

test('a draft is there after a reload, each in its own place', async () => {
  const { keepDraft } = await aPage()
  keepDraft('torvet', 'En halv tanke')
  keepDraft('trafikken', 'En anden')
  const { readDraft } = await aPage()
  expect(readDraft('torvet')).toBe('En halv tanke')
  expect(readDraft('trafikken')).toBe('En anden')
  expect(readDraft('andet')).toBe('')
})

test('each tab keeps its own, and a new one finds the last', async () => {
  const first = await aPage()
  first.keepDraft('torvet', 'I den første')
  memory.anotherTab()
  const second = await aPage()
  expect(second.readDraft('torvet')).toBe('I den første')
  second.keepDraft('torvet', 'I den anden')
  memory.anotherTab()
  expect((await aPage()).readDraft('torvet')).toBe('I den anden')
})

test('what was sent leaves no draft, and what another tab writes stays', async () => {
  const { keepDraft, dropDraft, readDraft } = await aPage()
  keepDraft('torvet', 'Sendt')
  dropDraft('torvet', 'Sendt')
  expect(readDraft('torvet')).toBe('')

  keepDraft('torvet', 'Mit')
  localStorage.setItem('raadslag.draft.torvet', 'En anden fanes')
  dropDraft('torvet', 'Mit')
  keepDraft('torvet', '')
  expect(localStorage.getItem('raadslag.draft.torvet')).toBe('En anden fanes')
})

test('without room to store, the words stay in the page', async () => {
  memory.localStorage.isFull = true
  vi.stubGlobal('sessionStorage', undefined)
  const { keepDraft, readDraft } = await aPage()
  keepDraft('torvet', 'Ingen plads')
  expect(readDraft('torvet')).toBe('Ingen plads')
})
