// What relationship value is computed with, in every version of the settings: those of before had said nothing of it. Weights stand in the order of
// the metrics.
MATCH (c:IndexConfiguration) WHERE c.valueWeights IS NULL
SET c += {valueWeights: [0.1, 0.1, 0.1, 0.1, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075, 0.075], gradeShares: [0.01, 0.1, 0.4, 0.7],
  positiveReactions: ['like', 'love', 'upvote', 'up', '+1', 'insightful', 'helpful', 'laugh', 'celebrate', 'support', 'thanks', 'heart', 'clap', 'favorite', 'favourite'],
  negativeReactions: ['dislike', 'downvote', 'down', '-1', 'angry', 'confused']};
