# Keeps a mail server of two: Dovecot holds the mailboxes, OpenSMTPD brings the mails. $1: port of IMAP, $2: of SMTP,
# $3: of LMTP, between the two. Standard input: nothing until the starter is gone. Prints "ready" once both answer.
set -eu
if [ "$(id -u)" != 0 ]; then
    echo "Dovecot and OpenSMTPD run for root only" >&2 && exit 1
fi
case $(dovecot --version) in
2.3.*) ;;
*) echo "this Dovecot is configured otherwise than 2.3" >&2 && exit 1 ;;
esac
if [ -S /var/run/smtpd.sock ] && smtpctl show stats >/dev/null 2>&1; then
    echo "another OpenSMTPD runs on this machine" >&2 && exit 1
fi
folder=$(mktemp -d -t commonground-mail.XXXXXX)
chmod 755 "$folder"
stop() {
    for server in ${smtpd:-} ${dovecot:-}; do
        kill "$server" 2>/dev/null && wait "$server" || true
    done
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

user=$(id -u nobody) group=$(id -g nobody)
mkdir "$folder/mail"
chown nobody "$folder/mail"
for address in care@care.test alice@cust.test; do
    echo "$address:{PLAIN}secret:$user:$group::$folder/mail/${address%@*}"
done >"$folder/users"
cat >"$folder/dovecot.conf" <<CONF
base_dir = $folder/run
state_dir = $folder/state
log_path = $folder/log
listen = 127.0.0.1
ssl = no
protocols = imap lmtp
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = passwd-file
  args = username_format=%u $folder/users
}
userdb {
  driver = passwd-file
  args = username_format=%u $folder/users
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \Sent
  }
}
service imap-login {
  inet_listener imap {
    port = $1
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = $3
  }
}
protocol lmtp {
  postmaster_address = postmaster@care.test
}
CONF
cat >"$folder/smtpd.conf" <<CONF
listen on 127.0.0.1 port $2
table anyone { "@" = "nobody" }
action "keep" lmtp "127.0.0.1:$3" rcpt-to virtual <anyone>
match from any for domain { "care.test", "cust.test" } action "keep"
CONF
dovecot -F -c "$folder/dovecot.conf" </dev/null >/dev/null 2>&1 &
dovecot=$!
smtpd -d -f "$folder/smtpd.conf" </dev/null >"$folder/smtpd.log" 2>&1 &
smtpd=$!
# What answers a connection: bash has no part in this, so the ports are looked up where the kernel lists them.
listens() { grep -qi ":$(printf '%04X' "$1") 00000000:0000 0A" /proc/net/tcp; }
tries=100
until listens "$1" && listens "$2" && listens "$3"; do
    tries=$((tries - 1))
    kill -0 "$dovecot" && kill -0 "$smtpd" && [ "$tries" -gt 0 ] || {
        tail -n 5 "$folder/log" "$folder/smtpd.log" >&2
        exit 1
    }
    sleep 0.1
done
echo ready
read -r _ || true
