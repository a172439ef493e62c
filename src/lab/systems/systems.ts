import { basename, resolve } from 'node:path'
import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import { inertId } from '../../judge/rubric.ts'
import type { Model } from '../../model/model.ts'
import type { ToolCaller } from '../../search/tool-caller.ts'
import { commandSystem } from './command.ts'
import { endpointSystem } from './endpoint.ts'
import { folderSystem } from './folder.ts'
import { mcpSystem } from './mcp-server.ts'
import type { System } from './system.ts'

/** What systems stand on; only what is named on the command line is asked for. */
export interface SystemPorts {
  /** A model of the endpoint. Rejects where none is configured. */
  model(name: string): Model
  readonly tools: ToolCaller
  /** Our own research; resolves to its report. */
  research(question: string, call: Call): Promise<string>
  readonly timeoutMs: number
}

interface Kind {
  readonly form: string
  nameOf(value: string): string
  open(name: string, value: string, ports: SystemPorts): System
}

const stem = (path: string) => basename(path).replace(/\.\w+$/, '')

const kinds: Readonly<Record<string, Kind>> = {
  research: {
    form: 'research',
    nameOf: () => 'research',
    open: (name, _value, ports) => ({
      name,
      produce: async ({ question }, call) => ({ report: await ports.research(question, call) }),
    }),
  },
  command: {
    form: 'command:WORDS',
    nameOf: value => stem(value.split(/\s/)[0] ?? ''),
    open: (name, value, { timeoutMs }) => commandSystem(name, value, timeoutMs),
  },
  openai: {
    form: 'openai:MODEL',
    nameOf: value => value,
    open: (name, value, ports) => endpointSystem(name, ports.model(value)),
  },
  mcp: {
    form: 'mcp:FILE',
    nameOf: stem,
    open: (name, value, { tools, timeoutMs }) => mcpSystem(name, resolve(value), tools, timeoutMs),
  },
  folder: {
    form: 'folder:DIR',
    nameOf: stem,
    open: (name, value) => folderSystem(name, resolve(value)),
  },
}

export const systemForms = Object.values(kinds)
  .map(({ form }) => form)
  .join(', ')

/** `folder:reports/`, or with a name of its own `gpt=folder:reports/`. */
export function systemOf(spec: string, ports: SystemPorts): System {
  const [, given, kindName = '', value = ''] = /^(?:([\p{L}\p{N}_.-]+)=)?(\w+)(?::(.*))?$/su.exec(spec.trim()) ?? []
  const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined
  if (!kind || (kindName !== 'research' && value === ''))
    throw new ResearchError('That is no system.', { fix: `Write --systems ${systemForms}; NAME= in front names it.` })
  return kind.open(inertId(given ?? kind.nameOf(value)) || kindName, value, ports)
}

/** Each with a name of its own. */
export function systemsOf(specs: readonly string[], ports: SystemPorts): System[] {
  const systems = specs.map(spec => systemOf(spec, ports))
  const twice = systems.find(({ name }, i) => systems.findIndex(one => one.name === name) !== i)
  if (twice)
    throw new ResearchError(`Two systems are called ${twice.name}.`, { fix: 'Name them: --systems first=folder:…' })
  return systems
}
