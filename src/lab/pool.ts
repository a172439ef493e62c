/** Works on all items, a few at once; results in the order of the items. The first failure ends it once what is under way has ended. */
export async function inPool<In, Out>(
  items: readonly In[],
  atOnce: number,
  work: (item: In) => Promise<Out>,
): Promise<Out[]> {
  const results: Out[] = []
  let next = 0
  let failure: { readonly error: unknown } | undefined
  const worker = async () => {
    while (next < items.length && !failure) {
      const i = next++
      // `i` is within the items.
      const item = items[i] as In
      try {
        results[i] = await work(item)
      } catch (error) {
        failure ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker))
  if (failure) throw failure.error
  return results
}
