import { randomUUID } from 'node:crypto'
import type { Call } from '../call.ts'
import type { Context, Services } from '../context.ts'
import type { Desk } from '../desk.ts'
import { type FailureKind, ResearchError } from '../errors.ts'
import { languageOf } from '../text/script.ts'
import { parseArguments } from './arguments.ts'
import type { Changes } from './changes.ts'
import { goneFromDraft } from './gone-claims.ts'
import { type LoggedDesk, openResearch } from './open-research.ts'
import { type Reply, renderReply, stepOf } from './reply.ts'
import type { Tool } from './tool.ts'

/** What a call came to: the same for an MCP host, the shell and the research agent. */
export interface Outcome {
  readonly text: string
  readonly isError: boolean
  readonly session?: string
  readonly data?: Reply['data']
  readonly links?: Reply['links']
  /** For callers that show the two apart. */
  readonly error?: { readonly message: string; readonly fix: string; readonly kind: FailureKind | 'incident' }
}

export interface Engine {
  readonly tools: readonly Tool[]
  call(name: string, args: unknown, call: Call): Promise<Outcome>
}

export interface EngineOptions {
  /** Without a `session` argument a call goes on with the research that this engine worked on last. */
  readonly keepsSession: boolean
  /** Callers may sit at other machines. */
  readonly isRemote?: boolean
  /** Told of every commit. */
  readonly changes?: Changes
}

/** A call that takes longer returns what it has; hosts give up at 60 s or sooner. */
const DEADLINE_MS = 28_000

export function createEngine(
  tools: readonly Tool[],
  services: () => Promise<Services>,
  options: EngineOptions,
): Engine {
  let current: string | undefined
  let said: Said | undefined
  return {
    tools,
    async call(name, args, call) {
      const tool = tools.find(one => one.name === name)
      if (!tool)
        return failure(
          new ResearchError(`There is no tool ${name}.`, { fix: `Tools: ${tools.map(one => one.name).join(', ')}.` }),
        )
      const run = new Run(tool, args, { current: options.keepsSession ? current : undefined, said }, options)
      const outcome = await run.finish(services, call)
      if (outcome.session !== undefined) current = outcome.session
      said = run.said
      return outcome
    },
  }
}

/** The last reply's step, and of which research. */
interface Said {
  readonly session: string | undefined
  readonly step: string
}

/** What an engine remembers of the calls before. */
interface Memory {
  readonly current: string | undefined
  readonly said: Said | undefined
}

/** One call from arguments to words. */
class Run {
  readonly #tool: Tool
  readonly #args: unknown
  readonly #current: string | undefined
  readonly #options: EngineOptions
  #desk: LoggedDesk | undefined
  /** No research was named and none was at hand, so that one was begun. */
  #isUnasked = false

  /** What this call's reply ends with. */
  said: Said | undefined

  constructor(tool: Tool, args: unknown, { current, said }: Memory, options: EngineOptions) {
    this.#tool = tool
    this.#args = args
    this.#current = current
    this.said = said
    this.#options = options
  }

  async finish(services: () => Promise<Services>, call: Call): Promise<Outcome> {
    const signal = AbortSignal.any([call.signal, AbortSignal.timeout(DEADLINE_MS)])
    try {
      const args = parseArguments(this.#tool.input, this.#args)
      const reply = await this.#tool.run(args, this.#contextFor(await services(), { ...call, signal }))
      await this.#log({ ...reply.data })
      const state = this.#desk?.state
      const session = state?.research.id
      const gone = state && (await goneFromDraft(state, this.#tool.name === 'cross_verify'))
      const before = this.said?.session === session ? this.said?.step : undefined
      this.said = { session, step: stepOf(reply.next, state) }
      return {
        text: renderReply(this.#isUnasked ? withBegun(reply, session) : reply, state, {
          ...this.#options,
          before,
          gone,
        }),
        isError: false,
        ...(session !== undefined && { session }),
        ...(reply.data && { data: reply.data }),
        ...(reply.links && { links: reply.links }),
      }
    } catch (error) {
      if (call.signal.aborted) throw error
      return this.#fail(signal.aborted ? tooSlow() : error)
    }
  }

  #contextFor(services: Services, call: Call): Context {
    const step = { tool: this.#tool.name, args: isRecord(this.#args) ? this.#args : {} }
    const open = async (session: string): Promise<Desk> => {
      this.#desk = await openResearch(services.store, session, step, this.#options.changes)
      return this.#desk
    }
    const begin: Context['begin'] = async (question, { scratch = false } = {}) => {
      const language = languageOf(question) ?? 'en'
      const research = { question, language, exclude: [], scratch }
      const { id } = await services.store.begin(research, {
        event: { tool: step.tool, args: {}, result: { begun: true } },
        changes: [],
      })
      this.#options.changes?.tell(id, [id])
      return open(id)
    }
    return {
      ...services,
      ...call,
      current: this.#current,
      isRemote: this.#options.isRemote ?? false,
      begin,
      open: session => {
        const id = session ?? this.#current
        this.#isUnasked = id === undefined
        return id === undefined ? begin('') : open(id)
      },
    }
  }

  /** Every call leaves a trace. One that only looks is answered also where the store cannot take that just now. */
  async #log(result: Readonly<Record<string, unknown>>): Promise<void> {
    if (!this.#desk || this.#desk.logged) return
    try {
      await this.#desk.commit([], result)
    } catch (error) {
      if (!(error instanceof ResearchError && this.#tool.hints.readOnlyHint)) throw error
    }
  }

  async #fail(error: unknown): Promise<Outcome> {
    const desk = this.#desk
    if (error instanceof ResearchError && desk && !desk.logged && !error.kind.startsWith('store_')) {
      await desk.commit([], { error: error.kind, message: error.message })
    }
    return { ...failure(error), ...(desk && { session: desk.state.research.id }) }
  }
}

/** Who meant to go on with another research sees it first. */
const withBegun = (reply: Reply, session = ''): Reply => ({
  ...reply,
  facts: [`new research ${session}, as no \`session\` was named`, ...reply.facts],
})

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const tooSlow = () =>
  new ResearchError('The call took longer than 28 s.', {
    kind: 'timeout',
    fix: 'What was done is kept: `recall`, then ask for less at once.',
  })

/** Our failures keep their words; anything else is a bug whose cause goes to the log, not to the caller. */
function failure(error: unknown): Outcome {
  if (error instanceof ResearchError) {
    const { message, fix, kind } = error
    return { text: explain(error), isError: true, error: { message, fix, kind } }
  }
  const text = explain(error)
  return { text, isError: true, error: { message: text.split('\n')[0] ?? '', fix: GO_ON, kind: 'incident' } }
}

const GO_ON = 'Go on without this result.'

/** What a caller hears of a failure. */
export function explain(error: unknown): string {
  if (error instanceof ResearchError) return `${error.message}\nfix: ${error.fix}`
  const incident = randomUUID().slice(0, 8)
  console.error(`incident ${incident}`, error)
  return `The server failed on a valid call (incident ${incident}, in its log).\nfix: ${GO_ON}`
}
