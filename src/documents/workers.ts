import { Worker } from 'node:worker_threads'
import type { Paragraph } from '../domain/document.ts'
import { type FailureKind, ResearchError } from '../errors.ts'
import type { DocumentInput, DocumentParser, ParsedDocument } from './parser.ts'

export interface DocumentWorkersOptions {
  /** The built document-worker.js. */
  readonly workerUrl: URL
  /** Documents parsed at the same time, each in a thread of its own. */
  readonly size?: number
  /** From the moment a worker takes a document, the start of a cold worker included. */
  readonly timeoutMs?: number
  readonly maxHeapMb?: number
}

export type WorkerReply =
  | { readonly ok: true; readonly document: ParsedDocument }
  | {
      readonly ok: false
      readonly message: string
      readonly failure?: { readonly fix: string; readonly kind: FailureKind }
    }

/** A part of a large document's text or paragraphs, in order, ahead of the reply with the last ones, which tells how large the worker's heap is by now. */
export type WorkerMessage =
  | { readonly text: string }
  | { readonly paragraphs: readonly Paragraph[] }
  | (WorkerReply & { readonly heapBytes: number })

type Parts = Pick<ParsedDocument, 'text'> & { readonly paragraphs: Paragraph[] }

interface Job {
  readonly input: DocumentInput
  readonly signal: AbortSignal
  /** Settles the caller's promise once; later calls do nothing. */
  readonly resolve: (document: ParsedDocument) => void
  readonly reject: (cause: unknown) => void
}

interface Slot {
  readonly worker: Worker
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
  /** What came of its document so far. */
  parts: Parts
  /** As it said after its last document. */
  heapBytes: number
}

const joined = (parts: Parts, last: ParsedDocument): ParsedDocument => ({
  ...last,
  text: parts.text + last.text,
  paragraphs: parts.paragraphs.length === 0 ? last.paragraphs : [...parts.paragraphs, ...last.paragraphs],
})

const noParts = (): Parts => ({ text: '', paragraphs: [] })

/** A worker whose heap has grown to this is replaced: it would stay so. */
const swollenHeapBytes = 96_000_000
/** One that has nothing to do is replaced earlier: a small heap is soon back. */
const idleHeapBytes = 56_000_000
/** A second worker that had nothing to do for this long is stopped; the first stays warm unless it has grown. */
const surplusMs = 10_000

const tooSlow = (seconds: number): ResearchError =>
  new ResearchError(`The document took longer than ${seconds} s to parse, so it was given up.`, {
    kind: 'timeout',
    fix: 'Look for another version of it: a print view, a plain text or Markdown file, or another source with the same content.',
  })

const tooHeavy = (): ResearchError =>
  new ResearchError('The document needs more memory to parse than it is allowed.', {
    kind: 'too_large',
    fix: 'Read a smaller part of it, or look for a plain text version or another source with the same content.',
  })

const closed = (): ResearchError =>
  new ResearchError('The document parser is closed.', {
    kind: 'cancelled',
    fix: 'Start the server again and repeat the call.',
  })

const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'

function failureOf(reply: WorkerReply & { ok: false }): Error {
  return reply.failure
    ? new ResearchError(reply.message, reply.failure)
    : new Error(`document worker: ${reply.message}`)
}

class DocumentWorkers implements DocumentParser {
  private readonly slots = new Set<Slot>()
  private queue: Job[] = []
  private isClosed = false
  private readonly options: Required<DocumentWorkersOptions>

  constructor(options: DocumentWorkersOptions) {
    this.options = { size: 2, timeoutMs: 10_000, maxHeapMb: 512, ...options }
  }

  parse(input: DocumentInput, { signal }: { readonly signal: AbortSignal }): Promise<ParsedDocument> {
    if (this.isClosed) return Promise.reject(closed())
    if (signal.aborted) return Promise.reject(signal.reason)
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.queue = this.queue.filter(waiting => waiting !== job)
        reject(signal.reason)
      }
      const settled = (): void => signal.removeEventListener('abort', onAbort)
      const job: Job = {
        input,
        signal,
        resolve: document => {
          settled()
          resolve(document)
        },
        reject: cause => {
          settled()
          reject(cause)
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.queue.push(job)
      this.dispatch()
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    const waiting = this.queue
    this.queue = []
    for (const job of waiting) job.reject(closed())
    await Promise.all([...this.slots].map(slot => this.stop(slot, closed())))
  }

  private dispatch(): void {
    while (this.queue.length > 0) {
      const slot = [...this.slots].find(candidate => candidate.job === undefined) ?? this.start()
      const job = slot && this.queue.shift()
      if (!slot || !job) return
      this.give(slot, job)
    }
  }

  private start(): Slot | undefined {
    if (this.slots.size >= this.options.size) return undefined
    const { workerUrl, maxHeapMb } = this.options
    // Whatever a parser prints must not reach the server's stdout, which carries JSON-RPC.
    const worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 32 },
      stdout: true,
      execArgv: [],
    })
    const slot: Slot = { worker, job: undefined, timer: undefined, parts: noParts(), heapBytes: 0 }
    this.slots.add(slot)
    worker.on('message', (reply: WorkerMessage) => this.receive(slot, reply))
    worker.on('error', cause => void this.stop(slot, isOutOfMemory(cause) ? tooHeavy() : cause))
    worker.on('exit', () => void this.stop(slot, tooHeavy()))
    return slot
  }

  /** The worker gets a copy of its own: the caller still hashes and stores these bytes, so theirs cannot be transferred away. */
  private give(slot: Slot, job: Job): void {
    clearTimeout(slot.timer)
    const { timeoutMs } = this.options
    slot.job = job
    slot.timer = setTimeout(() => void this.stop(slot, tooSlow(timeoutMs / 1000)), timeoutMs)
    slot.worker.ref()
    const { bytes, ...rest } = job.input
    if (bytes.buffer instanceof SharedArrayBuffer) slot.worker.postMessage(job.input)
    else {
      const own = bytes.slice()
      slot.worker.postMessage({ ...rest, bytes: own }, [own.buffer as ArrayBuffer])
    }
  }

  private receive(slot: Slot, message: WorkerMessage): void {
    const { parts } = slot
    if ('text' in message) {
      slot.parts = { ...parts, text: parts.text + message.text }
      return
    }
    if ('paragraphs' in message) {
      parts.paragraphs.push(...message.paragraphs)
      return
    }
    const { heapBytes, ...reply } = message
    slot.parts = noParts()
    const job = slot.job
    slot.heapBytes = heapBytes
    this.rest(slot)
    if (reply.ok) job?.resolve(joined(parts, reply.document))
    else job?.reject(failureOf(reply))
    if (heapBytes > swollenHeapBytes) void this.stop(slot, undefined)
    this.dispatch()
  }

  private rest(slot: Slot): void {
    clearTimeout(slot.timer)
    slot.job = undefined
    slot.worker.unref()
    slot.timer = setTimeout(() => {
      if (this.slots.size > 1 || slot.heapBytes > idleHeapBytes) void this.stop(slot, undefined)
    }, surplusMs).unref()
  }

  /** Ends a worker for good and fails the document that it was on. */
  private async stop(slot: Slot, cause: unknown): Promise<void> {
    if (!this.slots.delete(slot)) return
    clearTimeout(slot.timer)
    slot.job?.reject(cause)
    slot.job = undefined
    await slot.worker.terminate()
    this.dispatch()
  }
}

/** Parses documents in worker threads. Nothing starts before the first document; an idle worker does not keep the process alive. */
export function createDocumentWorkers(options: DocumentWorkersOptions): DocumentParser {
  return new DocumentWorkers(options)
}
