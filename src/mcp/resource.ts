import type { Services } from '../context.ts'

/** One kind of resource, one file under resources/. */
export interface Resource {
  readonly name: string
  readonly title: string
  readonly description: string
  /** RFC 6570, such as `research://{session}/plan`. */
  readonly uriTemplate: string
  readonly mimeType: string
  /** Those that are worth listing, titled. */
  list(services: Services): Promise<readonly Listed[]>
  /** Values of a variable that begin with what was typed; `known` are the variables filled in so far. */
  complete(variable: string, typed: string, known: Variables, services: Services): Promise<readonly string[]>
  /** The text, or a file; undefined where there is none. */
  read(variables: Variables, services: Services): Promise<string | FileContent | undefined>
  /** Addresses whose text a change of these ids in a research touches. */
  touchedBy?(session: string, changed: readonly string[]): readonly string[]
}

/** What is not of the kind that its resource has. */
export interface FileContent {
  readonly mimeType: string
  readonly bytes: Uint8Array
}

export interface Listed {
  readonly uri: string
  readonly name: string
  readonly title: string
}

export type Variables = Readonly<Record<string, string>>

/** A kind without variables of its own research: nothing to list, nothing to complete. */
export const nothingListed = async (): Promise<readonly Listed[]> => []
