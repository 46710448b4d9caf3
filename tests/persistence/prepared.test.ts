import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { preparedOnce } from '../../server/persistence/prepared.ts'

function aFile() {
  const file = new SQLite(':memory:')
  onTestFinished(() => void file.close())
  file.exec('create table place (name text)')
  return { file, ...preparedOnce(file), read: vi.spyOn(file, 'prepare') }
}

test('the same statement is read once, and answers with what stands now', () => {
  const { prepare, read } = aFile()
  const names = () => prepare('select name from place').all([])
  expect(names()).toEqual([])
  prepare('insert into place values (?)').run(['Torvet'])
  expect(names()).toEqual([{ name: 'Torvet' }])
  expect(read).toHaveBeenCalledTimes(2)
})

test('a column that came since then is there', () => {
  const { file, prepare } = aFile()
  const all = () => prepare('select * from place').all([])
  prepare('insert into place values (?)').run(['Torvet'])
  expect(all()).toEqual([{ name: 'Torvet' }])
  file.exec('alter table place add column step integer default 3')
  expect(all()).toEqual([{ name: 'Torvet', step: 3 }])
})

test('what has not been asked for long is let go of', () => {
  const { prepare, read } = aFile()
  const ask = (n: number) => prepare(`select ${n} as n`).all([])
  for (let n = 0; n < 1500; n++) {
    ask(n)
    ask(0)
  }
  expect(read).toHaveBeenCalledTimes(1500)
  ask(1)
  expect(read).toHaveBeenCalledTimes(1501)
})
