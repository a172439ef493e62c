import type { Config } from '../config.ts'
import type { OpenServices } from '../context.ts'
import type { Changes } from '../mcp/changes.ts'
import type { Engine } from '../mcp/engine.ts'

export interface ProductOptions {
  /** Folders named on the command line; where there are any, local search looks in them alone. */
  readonly corpus?: readonly string[]
  /** Search providers on the network. */
  readonly web?: boolean
  /** Calls without `session` go on with the last research. */
  readonly keepsSession?: boolean
  readonly isRemote?: boolean
  /** Offers the `research` tool. */
  readonly researches?: boolean
  readonly record?: string | undefined
  readonly replay?: string | undefined
}

/** The server's inside, as a command uses it. Nothing is opened before the first call. */
export interface Product {
  readonly engine: Engine
  readonly changes: Changes
  services(): Promise<OpenServices>
  close(): Promise<void>
}

export interface HttpServing {
  readonly structured: boolean
  readonly host: string
  readonly port: number
  readonly token?: string
}

/** What a command may use, built by main. */
export interface CommandPorts {
  readonly version: string
  readonly config: Config
  /** The built program, for client configurations. */
  readonly programPath: string
  open(options: ProductOptions): Product
  serve(product: Product, options: { readonly structured: boolean }): Promise<void>
  /** Over HTTP until the process is told to stop; `listening` is called with the address. */
  serveHttp(product: Product, options: HttpServing, listening: (address: string) => void): Promise<void>
  readonly stdin: NodeJS.ReadableStream
  out(content: string | Uint8Array): void
  err(text: string): void
  /** Progress may overwrite its line. */
  readonly isTerminal: boolean
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** One command line verb, one file. */
export interface Command {
  readonly name: string
  /** Arguments, as `--help` shows them. */
  readonly usage: string
  readonly summary: string
  /** What the flags mean, in the order of `usage`. */
  readonly flags?: Readonly<Record<string, string>>
  /** Commands below this one, by their word. */
  readonly verbs?: Readonly<Record<string, () => Promise<Command>>>
  /** Where what was done stands when it is interrupted, if not among the researches. */
  readonly goesOn?: string
  /** Resolves to the exit code. */
  run(args: readonly string[], ports: CommandPorts): Promise<number>
}
