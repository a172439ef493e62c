import type { Call } from '../call.ts'
import type { Document, DocumentStatus } from '../domain/document.ts'

/** What came from the network, a file, or a caller. */
export interface DocumentInput {
  readonly bytes: Uint8Array
  /** As the transport said it; the type is also sniffed. */
  readonly contentType?: string
  /** Base for links, and a hint for dates. */
  readonly url?: string
  readonly fileName?: string
  /** Also convert the main content to Markdown, which costs time. */
  readonly markdown?: boolean
}

export interface ParsedDocument extends Document {
  readonly markdown?: string
}

/** What one format makes of a decoded text; language, instructions and status follow from it alike for all formats. */
export type Parsed = Omit<ParsedDocument, 'status' | 'instructions'> & { readonly status?: DocumentStatus }

/**
 * Turns bytes into a document, outside the server's thread. Rejects with ResearchError `unsupported_type` (binary,
 * damaged, locked), `empty` (a scan), `too_large`, `timeout` (one that takes the parser too long or kills it). An empty or challenge page
 * resolves; see `status`.
 */
export interface DocumentParser {
  parse(input: DocumentInput, call: Pick<Call, 'signal'>): Promise<ParsedDocument>
  close(): Promise<void>
}
