/** `npm test`: every project, and at the end one line that says how it went. */
import { startVitest } from 'vitest/node'
import type { Reporter, TestModule } from 'vitest/node'

const counted = { passed: 0, failed: 0 }

const counting: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    for (const module of modules) count(module)
    counted.failed += unhandledErrors.length
  },
}

/** A file that could not even be read is one failure. */
function count(module: TestModule) {
  const tests = [...module.children.allTests()]
  const failed = tests.filter((test) => test.result().state === 'failed').length
  counted.passed += tests.filter((test) => test.result().state === 'passed').length
  counted.failed += module.state() === 'failed' ? Math.max(failed, 1) : failed
}

const filters = process.argv.slice(2)
const vitest = await startVitest('test', filters, {
  run: true,
  watch: false,
  reporters: ['default', counting],
})
await vitest.close()

const ranWell = counted.failed === 0 && counted.passed > 0 && !process.exitCode
console.log(`${counted.passed} passed, ${counted.failed} failed`)
process.exit(ranWell ? 0 : 1)
