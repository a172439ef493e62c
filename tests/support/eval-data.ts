import { join } from 'node:path'

/** A file of the public data sets for evaluation, which are no part of this project: in EVAL_DATA, else in a folder beside the checkout. */
export function evalFile(path: string): string {
  return join(process.env['EVAL_DATA'] || join('..', 'shared', 'eval'), path)
}
