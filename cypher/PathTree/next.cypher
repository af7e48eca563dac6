// As it was worked out.
RETURN parent.next AS value
