// A new API key, of which only a hash is kept.
// :param id => '01jkey'
// :param name => 'ranking bot'
// :param hash => 'q80='
// :param roles => ['BOT']
// :param communities => ['demo']
// :param member => null
// :param now => datetime('2026-01-01T00:00:00Z')
// :param expiresAt => null
CREATE (k:ApiKey {id: $id, name: $name, hash: $hash, roles: $roles, communities: $communities, member: $member,
  createdAt: $now, expiresAt: $expiresAt})
RETURN k.id AS id
