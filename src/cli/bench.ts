import { ResearchError } from '../errors.ts'
import { benchNames } from '../lab/run.ts'
import { systemForms } from '../lab/systems/systems.ts'
import type { Command } from './command.ts'

export const bench: Command = {
  name: 'bench',
  usage:
    'adr [--language zh|en] | rubrics FILE | race FILE | fact FILE | drb2 FILE --systems [NAME=]SYSTEM… [--judges MODEL,…|none] [--out DIR] | label --out DIR | agreement --out DIR',
  summary: `Judges research systems on a benchmark: reports, verdicts, scores and a results page in a folder; goes on where it stood. SYSTEM is ${systemForms}. \`label\` lets people judge, \`agreement\` compares them with the model.`,
  goesOn: 'the same command goes on from here',

  async run([verb = '', ...args], ports) {
    if (verb === 'label') return (await import('./bench-label.ts')).benchLabel(args, ports)
    if (verb === 'agreement') return (await import('./bench-agreement.ts')).benchAgreement(args, ports)
    const name = benchNames.find(one => one === verb)
    if (name) return (await import('./bench-run.ts')).benchRun(name, args, ports)
    throw new ResearchError(verb === '' ? 'No benchmark is named.' : `There is no bench ${verb}.`, {
      fix: `Use one of: ${[...benchNames, 'label', 'agreement'].join(', ')}.`,
    })
  },
}
