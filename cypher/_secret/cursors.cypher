// What cursors are sealed with: every server of the graph takes those of the others.
MATCH (secret:Secret {id: 'cursors'})
RETURN secret.value AS value
