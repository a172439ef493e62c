import type * as z from 'zod'
import type { Context } from '../context.ts'
import type { Present } from '../present.ts'
import type { Reply } from './reply.ts'

/** The checked arguments of a call. */
export type Arguments<Input extends z.ZodRawShape> = Present<z.output<z.ZodObject<Input>>>

/** One tool, one file under tools/. */
export interface Tool<Input extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: Input
  /** All four are said, never left to a client's default. */
  readonly hints: Readonly<Record<'readOnlyHint' | 'destructiveHint' | 'idempotentHint' | 'openWorldHint', boolean>>
  /** The `ui://` page that hosts with MCP Apps show beside a result. */
  readonly app?: string
  run(args: Arguments<Input>, context: Context): Promise<Reply>
}

/** Types `run` from `input`; returns the tool as it is. */
export function defineTool<Input extends z.ZodRawShape>(tool: Tool<Input>): Tool<Input> {
  return tool
}
