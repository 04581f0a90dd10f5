# Keeps one throw-away PostgreSQL. $1: folder of its programs, $2: port. Standard input: the superuser's password
# on one line, then nothing until the starter is gone. Prints "ready" once the server answers.
set -eu
umask 077
folder=$(mktemp -d -t commonground-postgres.XXXXXX)
cd "$folder"
stop() {
    if [ "${server:-}" ]; then
        kill -INT "$server" 2>/dev/null && wait "$server" || true
    fi
    cd / && rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

read -r password
echo "$password" >password
"$1/initdb" --pgdata=data --username=commonground --pwfile=password --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >log 2>&1 || { cat log >&2; exit 1; }

# A crash of the machine may lose everything here, so nothing waits for the disk.
"$1/postgres" -D data -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
    -c fsync=off -c full_page_writes=off -c autovacuum_naptime=5s >>log 2>&1 &
server=$!
until "$1/pg_isready" --quiet --host=127.0.0.1 --port="$2"; do
    kill -0 "$server" 2>/dev/null || { cat log >&2; exit 1; }
    sleep 0.1
done
echo ready
read -r _ || true
