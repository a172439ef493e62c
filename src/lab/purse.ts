import { tokenCount } from '../text/tokens.ts'

export interface Usage {
  readonly requests: number
  /** In tokens, as the endpoint counted. */
  readonly input: number
  readonly output: number
}

export const nothingUsed: Usage = { requests: 0, input: 0, output: 0 }

export const addUsage = (a: Usage, b: Usage): Usage => ({
  requests: a.requests + b.requests,
  input: a.input + b.input,
  output: a.output + b.output,
})

/** US dollars per million tokens. */
export interface Prices {
  readonly input: number
  readonly output: number
}

export const costOf = ({ input, output }: Usage, prices: Prices): number =>
  (input * prices.input + output * prices.output) / 1e6

export interface Limits {
  /** US dollars of the whole run; needs prices. */
  readonly usd?: number
  readonly requests?: number
  readonly prices?: Prices
}

/** No request is begun any more. The run ends with what it has. */
export class BudgetEnded extends Error {
  override readonly name = 'BudgetEnded'
}

/** What a run may spend in all, over every time it is taken up. */
export interface Purse {
  /** Reserves one request; rejects with BudgetEnded where it would go beyond. Settle it with what was used, or with nothing. */
  take(prompt: string): (used: Usage | undefined) => void
  /** Nothing is begun any more, for this reason. */
  close(reason: string): void
  readonly spent: Usage
}

export function createPurse(limits: Limits, before: Usage): Purse {
  let spent = before
  let reserved = { requests: 0, usd: 0 }
  let closed: string | undefined
  const priceOf = (usage: Usage) => (limits.prices ? costOf(usage, limits.prices) : 0)
  return {
    take(prompt) {
      if (closed !== undefined) throw new BudgetEnded(closed)
      // What an answer will cost is not known before; what the question costs is.
      const usd = priceOf({ requests: 1, input: tokenCount(prompt), output: 0 })
      if (limits.requests !== undefined && spent.requests + reserved.requests + 1 > limits.requests)
        throw new BudgetEnded(`the limit of ${limits.requests} requests is reached`)
      if (limits.usd !== undefined && priceOf(spent) + reserved.usd + usd > limits.usd)
        throw new BudgetEnded(`the budget of $${limits.usd} is reached`)
      reserved = { requests: reserved.requests + 1, usd: reserved.usd + usd }
      return used => {
        reserved = { requests: reserved.requests - 1, usd: reserved.usd - usd }
        if (used) spent = addUsage(spent, used)
      }
    },
    close(reason) {
      closed ??= reason
    },
    get spent() {
      return spent
    },
  }
}
