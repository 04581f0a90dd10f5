// The development network of Bluesky: the directory, a server of records, and those who show posts, which a test can stop
// and resume: POST /views/stop and /views/resume at the last port.
import { createServer } from 'node:http'
import { once } from 'node:events'
import { TestNetwork } from '@atproto/dev-env'

const [plc, pds, views, hand] = process.argv.slice(2).map(Number)
const network = await TestNetwork.create({
  dbPostgresSchema: 'commonground',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: views, publicUrl: `http://localhost:${views}` },
})
const shows = network.bsky.server.server
createServer(async (request, response) => {
  if (request.url === '/views/stop' && shows.listening) {
    shows.close()
    shows.closeAllConnections()
  } else if (request.url === '/views/resume' && !shows.listening) {
    shows.listen(views)
    await once(shows, 'listening')
  }
  response.end()
}).listen(hand, '127.0.0.1', () => console.log('ready'))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
