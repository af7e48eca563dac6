// Who made the contact.
MATCH (parent)<-[:MADE]-(node:Member)
