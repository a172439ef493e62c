import { basename } from 'node:path'
import type { Desk } from '../desk.ts'
import type { Rubric } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import { looksLikePath, textOfFile } from '../handed-in.ts'
import { languageOf } from '../text/script.ts'
import { criteriaFrom } from './arguments.ts'
import { builtinNames, builtinRubric } from './builtin/rubrics.ts'
import type { JudgePorts } from './ports.ts'
import { rubricOfList, rubricOfPlan } from './rubric.ts'
import { type FileRubric, rubricsOfText } from './rubric-file.ts'

/** A name, a path, or the criteria themselves. */
export type RubricInput = string | readonly unknown[]

/** The rubric that a call names; by default the plan's requirements, and `general` where there are none. */
export async function chooseRubric(
  input: RubricInput | undefined,
  markdown: string,
  ports: JudgePorts,
  { state }: Desk,
): Promise<Rubric> {
  const { question, language: asked } = state.research
  const language = question === '' ? (languageOf(markdown) ?? 'en') : asked
  const named = (name: string) => namedRubric(name, language, question !== '')
  const isPlan = input === undefined || input === 'plan'
  if (isPlan && state.requirements.length > 0) return rubricOfPlan(state.requirements, language)
  if (input === undefined) return named('general')
  if (typeof input !== 'string') return rubricOfList(criteriaFrom(input), language)
  if (/^\s*[[{]|\n/.test(input)) return oneOf(rubricsOfText(input), undefined, 'list', language)
  const [path = '', part] = input.split('#')
  if (looksLikePath(path)) return oneOf(rubricsOfText(await textOfFile(path, ports)), part, basename(path), language)
  return named(input)
}

function namedRubric(name: string, language: string, isTaskKnown: boolean): Rubric {
  const known = builtinRubric(name, language, isTaskKnown)
  if (known) return known
  throw new ResearchError('There is no rubric of that name.', {
    kind: 'not_found',
    fix: `Use ${builtinNames.join(', ')}, plan once it has requirements, a path such as rubric.json, or a list of criteria.`,
  })
}

function oneOf(rubrics: readonly FileRubric[], part: string | undefined, file: string, language: string): Rubric {
  const found = part === undefined && rubrics.length === 1 ? rubrics[0] : rubrics.find(({ id }) => id === part)
  if (!found) {
    const ids = rubrics.flatMap(({ id }) => (id !== undefined && /^[\w.-]{1,40}$/.test(id) ? [id] : [])).slice(0, 5)
    throw new ResearchError(`That file has ${rubrics.length} rubrics.`, {
      fix: `Name one behind a #: rubric: "path#${ids[0] ?? 'id'}". It has ${ids.join(', ')}${rubrics.length > ids.length ? ' …' : ''}.`,
    })
  }
  if (file === 'list') return rubricOfList(found.criteria, found.language ?? language)
  const name = `file:${inert(file)}${part === undefined ? '' : `#${inert(part)}`}`
  return { name, language: found.language ?? language, origin: 'file', criteria: found.criteria }
}

/** A file's name that can stand in one of our own lines. */
const inert = (name: string) => name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 60)
