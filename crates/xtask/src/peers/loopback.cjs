// Keeps a network of tests on this machine: nothing of it listens elsewhere, and nothing elsewhere is called.
const { Server, Socket } = require('node:net')

const { listen } = Server.prototype
Server.prototype.listen = function (first, ...rest) {
  const named = typeof first === 'object' && first !== null
  const port = Number(named ? first.port : first)
  if (Number.isNaN(port) || (named && first.path)) return listen.call(this, first, ...rest)
  const ready = rest.find((one) => typeof one === 'function')
  return listen.call(this, { ...(named ? first : {}), port, host: '127.0.0.1' }, ready)
}

const here = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.')
const { connect } = Socket.prototype
Socket.prototype.connect = function (...all) {
  const first = Array.isArray(all[0]) ? all[0][0] : all[0]
  const host = first?.path ? undefined : (first?.host ?? all[1])
  if (typeof host === 'string' && !here(host)) {
    process.nextTick(() => this.destroy(new Error(`${host} is not this machine`)))
    return this
  }
  return connect.apply(this, all)
}
