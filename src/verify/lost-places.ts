import type { Desk } from '../desk.ts'
import { parsePlace } from '../evidence/citation.ts'
import type { Assessment } from '../evidence/verdict.ts'

/** Why a place that a claim names cannot be looked at; undefined where it can. */
export function lostPlace(key: string, { state }: Desk): string | undefined {
  const { id, paragraph } = parsePlace(key) ?? {}
  const source = state.sources.find(one => one.id === id)
  if (!source) return `${key} is not there: there is no source ${id}`
  if (source.state !== 'read') return `${key} is not there: ${id} was not read`
  const isThere = paragraph === undefined || (paragraph > 0 && paragraph <= source.paragraphs)
  return isThere ? undefined : `${key} is not there: ${id} has ${source.paragraphs} paragraphs`
}

/** A claim whose places are all lost has nobody who says it: what another place seems to say is for a reader. */
export function withLostPlaces(assessment: Assessment, lost: readonly string[], found: number): Assessment {
  if (lost.length === 0) return assessment
  const { verdict, reasons, evidence, confidence } = assessment
  if (found > 0) return { ...assessment, reasons: [...lost, ...reasons] }
  const also = verdict === 'supported' ? ['another place seems to say it'] : []
  return {
    ...assessment,
    verdict: 'insufficient',
    confidence: Math.min(confidence, MOST),
    independent: 0,
    reasons: [...lost, ...also],
    evidence: evidence.map(one => ({ ...one, stance: 'neutral' })),
  }
}

const MOST = 0.5
