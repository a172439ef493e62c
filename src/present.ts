/** An object type whose optional keys are absent rather than undefined. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same object without the keys whose value is undefined, which is what an optional property means here. */
export function present<T extends object>(value: T): Present<T> {
  // Object.fromEntries cannot say which keys are left; the type above does.
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Present<T>
}
