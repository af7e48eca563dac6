// What counts in a community that has configured nothing: version 0, which belongs to none. The one place where it stands; a community that
// has a version of its own keeps its figures when these change. A file of its own: data and constraints are never one transaction.
MERGE (defaults:IndexConfiguration {community: '', version: 0})
SET defaults += {id: 'defaults',
  kindNames: ['share', 'reply', 'mention', 'message', 'reaction', 'view'], kindOfs: ['', '', '', '', '', ''],
  kindWeights: [5.0, 4.0, 3.0, 2.0, 1.0, 0.1], otherKinds: 1.0, follow: 2.0, trust: 4.0, halfLifeDays: 30.0,
  pageRank: 0.40, reach: 0.15, engagement: 0.20, propagation: 0.15, brokerage: 0.10, engagementHalfLifeDays: 30.0,
  activeWindowDays: 90.0, damping: 0.85, maxIterations: 200, tolerance: 1e-10, head: 0.01, waist: 0.20, trustSeeds: [],
  exactBetweennessTo: 5000, betweennessSample: 200, keepSnapshots: 10};
