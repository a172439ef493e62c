/** Something that one side waits for and the other says. */
export function newSignal() {
  let send: () => void = () => undefined
  const arrived = new Promise<void>(resolve => {
    send = resolve
  })
  return { arrived, send: () => send() }
}
