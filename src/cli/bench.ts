import { ResearchError } from '../errors.ts'
import { benchNames } from '../lab/run.ts'
import { systemForms } from '../lab/systems/systems.ts'
import type { Command } from './command.ts'
import { replayFlags } from './replay-options.ts'

export const bench: Command = {
  name: 'bench',
  usage:
    'adr [--language zh|en] | rubrics FILE | race FILE | fact FILE | drb2 FILE --systems [NAME=]SYSTEM… [--judges MODEL,…|none] [--out DIR] | label --out DIR | agreement --out DIR',
  summary: `Judges research systems on a benchmark: reports, verdicts, scores and a results page in a folder; goes on where it stood. SYSTEM is ${systemForms}. \`label\` lets people judge, \`agreement\` compares them with the model.`,
  flags: {
    '--systems SYSTEM…': 'what is measured, [NAME=]SYSTEM',
    '--judges MODEL,…': 'models of the endpoint that judge; none leaves it to the checks',
    '--out DIR': 'the folder of the run; else bench-out/<bench>',
    '--language zh|en': 'of the suite adr',
    '--domains NAME,…': 'only tasks of these domains',
    '--tasks ID,…': 'only these tasks',
    '--limit N': 'only the first tasks',
    '--questions FILE': 'the questions of the tasks, where FILE has none',
    '--baselines NAME,…': 'systems that the others are compared with',
    '--trials N': 'how often a judge is asked',
    '--per-request N': 'criteria in one request to a judge',
    '--parallel N': 'tasks at once',
    '--timeout S': 'seconds for one report',
    '--budget AMOUNT': 'ends where this is spent, by --price-in and --price-out for a million tokens',
    '--max-requests N': 'ends after so many requests',
    '--retry-failed': 'asks again for reports that failed',
    '--corpus DIR': 'a folder for the system `research`, once for each',
    '--web': 'lets it search the web too',
    '--port N': 'where `label` listens; else 3334',
    '--kind pair|checklist': 'what `label` shows; else all',
    ...replayFlags,
  },
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
