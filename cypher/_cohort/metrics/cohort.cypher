// Figures of all, of those of `_cohort/metrics/member`, and how many members some of them are made of (`of`).
// :param one => {influence: 1.0, value: 1.0, ties: 1, bought: [10000], referred: 1, left: false, lately: {before: true, now: true}}
WITH $one AS one
RETURN {
  SIZE: toFloat(count(*)),
  MEAN_INFLUENCE: avg(one.influence), MEDIAN_INFLUENCE: percentileCont(one.influence, 0.5),
  MEAN_VALUE: avg(one.value), MEDIAN_VALUE: percentileCont(one.value, 0.5),
  MEAN_TIES: avg(one.ties),
  ORDERS: toFloat(sum(size(one.bought))), REVENUE: sum(reduce(spent = 0, amount IN one.bought | spent + amount)) / 10000.0,
  BUYERS: toFloat(sum(CASE WHEN one.bought <> [] THEN 1 ELSE 0 END)),
  REFERRED: toFloat(sum(one.referred)),
  ACTIVE: toFloat(sum(CASE WHEN one.lately.now THEN 1 ELSE 0 END)),
  RETENTION: avg(CASE WHEN one.lately.before THEN CASE WHEN one.lately.now THEN 1.0 ELSE 0.0 END END),
  LEFT: toFloat(sum(CASE WHEN one.left THEN 1 ELSE 0 END)),
  of: {
    ranked: count(one.influence), valued: count(one.value), tied: count(one.ties),
    buyers: sum(CASE WHEN one.bought <> [] THEN 1 ELSE 0 END), referrers: sum(CASE WHEN one.referred > 0 THEN 1 ELSE 0 END),
    before: sum(CASE WHEN one.lately.before THEN 1 ELSE 0 END), stayed: sum(CASE WHEN one.lately.before AND one.lately.now THEN 1 ELSE 0 END)
  }
} AS data
