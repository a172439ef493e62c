import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that speaks whatever it likes instead of HTTP; robots.txt is a proper 404. Ends with its test. */
export async function serveRaw(speak: (socket: Socket, path: string) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', data => {
      const path = /^GET (\S+)/.exec(data.toString('latin1'))?.[1] ?? '/'
      if (path === '/robots.txt') socket.end('HTTP/1.1 404 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      else speak(socket, path)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  // Cast: a TCP server that listens has an address object.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Writes the same again and again, as fast as it is read, until the other side has had enough. */
export function pour(socket: Socket, piece: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece)) {
      // The buffer takes more.
    }
  }
  socket.on('drain', more)
  more()
}
