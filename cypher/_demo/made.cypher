// The generated community is complete.
// :param community => 'demo'
// :param recipe => '--members 3000 --seed 1'
MATCH (c:Community {key: $community})
SET c.recipe = $recipe
