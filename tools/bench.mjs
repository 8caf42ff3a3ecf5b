// Compares plenary with other agenda widgets: bench/README.md. Arguments are passed on.
import { existsSync } from 'node:fs'
import { here, must, run } from './run.mjs'

if (!existsSync(here('bench/node_modules'))) must('npm', ['ci', '--prefix', 'bench'])
if (!run(process.execPath, ['bench/bench.mjs', ...process.argv.slice(2)])) process.exitCode = 1
