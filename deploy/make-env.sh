#!/bin/sh
# Makes the secrets of docker-compose.yml in .env, once: losing ENCRYPTION_KEYS loses every stored credential.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo ".env is there already: nothing changed"
  exit 0
fi
random() { head -c "$1" /dev/urandom | base64 | tr -d '\n'; }
umask 077
cat >.env <<END
POSTGRES_PASSWORD=$(random 24 | tr '+/' '-_')
ENCRYPTION_KEYS=k1:$(random 32)
AUTH_JWT_SECRET=$(random 48)
END
echo "made .env"
