"""Brute force for BehaviourOracleTest, written apart from the product: sets, dates and recursion, nothing clever.

python3 oracle.py > expected.json    writes random communities, questions and the answers to them anew; the same each time.
"""
import json
import random
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
ZONES = {  # clocks change in the window that stands behind: at 02:00, by half an hour, and at midnight
    "Europe/Berlin": datetime(2026, 3, 10, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 3, 20, tzinfo=UTC),
    "America/Sao_Paulo": datetime(2018, 10, 20, tzinfo=UTC),
    "America/New_York": datetime(2026, 5, 10, tzinfo=UTC),
}
LENGTH = {"DAY": timedelta(hours=24), "WEEK": timedelta(hours=168), "MONTH": timedelta(hours=720)}


def text(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def community(zone, begin, r):
    members, events = {}, []
    for n in range(30):
        key = f"m{n}"
        joined = begin + timedelta(minutes=30 * r.randrange(48 * 25)) if r.random() < 0.9 else None
        members[key] = joined
        for _ in range(r.choice([0, 2, 5, 12])):
            at = begin + timedelta(minutes=30 * r.randrange(48 * r.choice([3, 30, 90])))
            events.append((key, r.choice("aabbc"), at))
    return members, events


def facts(members, r):
    """What members are told apart by: one value each, or several."""
    told = {}
    for key in members:
        circles = [[name, r.choice([None, "2026-05-31T00:00:00Z", "2026-06-02T00:00:00Z"])] for name in ("moon", "sun", "zoo") if r.random() < 0.4]
        told[key] = {
            "source": r.choice([None, "event", "search"]), "region": r.choice([None, "DE", "FR"]), "locale": r.choice([None, "de"]),
            "plan": r.choice([None, "free", 3, True]), "tags": [name for name in ("old", "vip") if r.random() < 0.4], "circles": circles,
            "leftAt": r.choice([None, None, "2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z"]), "lastSeenAt": r.choice([None, "2026-05-03T00:00:00Z", "2026-04-20T00:00:00Z"]),
        }
    return told


def instant(value):
    return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


class Community:
    def __init__(self, zone, members, events, facts=None):
        self.zone, self.members, self.events, self.facts = ZoneInfo(zone), members, events, facts

    def times(self, key, name):
        if name == "join":
            all_ = [self.members[key]] if self.members[key] else []
        else:
            all_ = [at for who, kind, at in self.events if who == key and (name == "any" or name == "track:" + kind)]
        return sorted(at for at in all_ if at <= NOW)

    def stage(self, key):
        fact, joined, month = self.facts[key], self.members[key], NOW - timedelta(days=30)
        if fact["leftAt"] and instant(fact["leftAt"]) <= NOW:
            return "LEFT"
        if joined and joined >= NOW - timedelta(days=7):
            return "NEW"
        if joined and joined >= month:
            return "ACTIVE"
        seen = fact["lastSeenAt"] and instant(fact["lastSeenAt"]) >= month
        return "ESTABLISHED" if seen or any(at >= month for who, kind, at in self.events if who == key) else "DORMANT"

    def values(self, key, by):
        fact = self.facts[key]
        if by == "CIRCLE":
            return {name for name, until in fact["circles"] if until is None or instant(until) > NOW}
        if by == "TAG":
            return set(fact["tags"])
        if by == "JOINED_MONTH":
            joined = self.members[key]
            return {joined.astimezone(self.zone).strftime("%Y-%m")} if joined else set()
        if by == "LIFECYCLE":
            return {self.stage(key)}
        value = fact["plan" if by == "ATTRIBUTE" else by.lower()]
        return set() if value is None else {str(value).lower() if isinstance(value, bool) else str(value)}

    def groups(self, by):
        """The members of each value, those of the most first, then by value; of no value, they are `-`."""
        groups = {}
        for key in self.members:
            for value in self.values(key, by) or {None}:
                groups.setdefault(value, []).append(key)
        ordered = sorted(groups, key=lambda value: (-len(groups[value]), value or "", value is None))
        return [("-" if value is None else value, self.only(groups[value])) for value in ordered]

    def only(self, keys):
        part = Community(self.zone.key, {key: self.members[key] for key in keys}, self.events, self.facts)
        return part

    def first_day(self, at, unit, week_start):
        day = at.astimezone(self.zone).date()
        if unit == "WEEK":
            back = day.weekday() if week_start == "MONDAY" else (day.weekday() + 1) % 7
            return day - timedelta(days=back)
        return day.replace(day=1) if unit == "MONTH" else day

    def begin(self, day):
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    @staticmethod
    def apart(unit, one, other):
        if unit == "MONTH":
            return (other.year - one.year) * 12 + other.month - one.month
        return (other - one).days // (7 if unit == "WEEK" else 1)

    def retention(self, q):
        unit, week, bounds = q["unit"], q["weekStart"], q["bounds"]
        cohorts = {}
        for key in self.members:
            starts = self.times(key, q["start"])
            if q["starts"] == "FIRST":
                starts = starts[:1]
            for at in starts:
                cohort = cohorts.setdefault(self.first_day(at, unit, week), {})
                cohort.setdefault(key, at)
        rows = []
        for first in sorted(cohorts):
            row = f"{first} {len(cohorts[first])}:"
            for begin, end in bounds:
                came, over, begun = 0, True, False
                for key, start in cohorts[first].items():
                    periods = set()
                    for at in self.times(key, q["return"]):
                        if at > start:
                            if q["periodsBy"] == "ELAPSED":
                                periods.add((at - start) // LENGTH[unit])
                            else:
                                periods.add(self.apart(unit, first, self.first_day(at, unit, week)))
                    if q["counting"] == "UNBOUNDED":
                        came += any(p >= begin for p in periods)
                    else:
                        came += any(begin <= p < end for p in periods)
                    if q["periodsBy"] == "ELAPSED":
                        begun |= start + begin * LENGTH[unit] <= NOW
                        over &= start + end * LENGTH[unit] <= NOW
                    else:
                        now = self.apart(unit, first, self.first_day(NOW, unit, week))
                        begun, over = begin <= now, end <= now
                if begun:
                    row += f" {came}" + ("" if over else "*")
            rows.append(row)
        return rows

    def lifecycle(self, q):
        unit, week = q["unit"], q["weekStart"]
        active = {}
        for key in self.members:
            for at in self.times(key, q["activity"]):
                active.setdefault(self.first_day(at, unit, week), set()).add(key)
        if not active:
            return []
        rows, ever, before, period = [], set(), set(), min(active)
        while self.begin(period) < q["to"]:
            now = active.get(period, set())
            rows.append(
                f"{period} {len(now - ever)} {len(now & before)} {len((now & ever) - before)} {len(before - now)} {len(now | ever)}")
            ever |= now
            before = now
            if unit == "MONTH":
                period = (period + timedelta(days=31)).replace(day=1)
            else:
                period += timedelta(days=7 if unit == "WEEK" else 1)
        return rows

    def stickiness(self, q):
        days = {}
        for key in self.members:
            for at in self.times(key, q["activity"]):
                days.setdefault(self.first_day(at, "DAY", ""), set()).add(key)
        if not days:
            return []
        rows, day = [], min(days)
        while self.begin(day) < q["to"]:
            counts = []
            for window in (1, 7, 30):
                counts.append(len(set().union(*(days.get(day - timedelta(days=d), set()) for d in range(window)))))
            rows.append(f"{day} {counts[0]} {counts[1]} {counts[2]}")
            day += timedelta(days=1)
        return rows

    def reached(self, key, q):
        steps = [self.times(key, step) for step in q["steps"]]
        window = timedelta(hours=q["hours"])
        own = sorted({at for times in steps for at in times})

        def free(step, one, other):  # nothing that is excluded between step and step + 1
            if q["order"] == "STRICT" and any(one < at < other for at in own):
                return False
            return not any(
                after <= step < before and any(one < at < other for at in self.times(key, name))
                for name, after, before in q["exclude"])

        def furthest(step, first, last):
            best = step
            if step < len(steps):
                for at in steps[step]:
                    if at > last and at - first <= window and free(step, last, at):
                        best = max(best, furthest(step + 1, first, at))
            return best

        return max((furthest(1, at, at) for at in steps[0]), default=0)

    def funnel(self, q):
        reached = [self.reached(key, q) for key in self.members]
        return [str(sum(r >= step for r in reached)) for step in range(1, len(q["steps"]) + 1)]

    def paths(self, q):
        counts = {}
        for key in self.members:
            starts = self.times(key, q["start"])
            if not starts:
                continue
            did = sorted((at, i, name) for i, name in enumerate(q["events"]) for at in self.times(key, name) if at > starts[0])
            names = [name for at, i, name in did]
            if not q["repeats"]:
                names = [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
            for n in range(1, min(len(names), q["steps"]) + 1):
                path = " ".join(names[:n])
                counts[path] = counts.get(path, 0) + 1
        return sorted(f"{path} {count}" for path, count in counts.items())


def retention_question(r):
    q = {
        "start": r.choice(["join", "track:a", "any"]), "return": r.choice(["track:b", "any", "track:a"]),
        "starts": r.choice(["FIRST", "RECURRING"]), "unit": r.choice(["DAY", "DAY", "WEEK", "MONTH"]),
        "weekStart": r.choice(["MONDAY", "SUNDAY"]), "periodsBy": r.choice(["CALENDAR", "ELAPSED"]),
        "counting": r.choice(["WITHIN", "WITHIN", "UNBOUNDED"]),
    }
    arguments = (f'start: {{event: "{q["start"]}"}}, return: {{event: "{q["return"]}"}}, starts: {q["starts"]}, unit: {q["unit"]}, '
                 f'weekStart: {q["weekStart"]}, periodsBy: {q["periodsBy"]}, counting: {q["counting"]}')
    if q["counting"] == "WITHIN" and r.random() < 0.4:
        bounds = sorted(r.sample(range(20), 4))
        q["bounds"] = list(zip(bounds, bounds[1:]))
        arguments += f", brackets: {bounds}"
    else:
        periods = r.randrange(1, 9)
        q["bounds"] = [(p, p + 1) for p in range(periods + 1)]
        arguments += f", periods: {periods}"
    return q, arguments


def funnel_question(r):
    steps = [r.choice(["track:a", "track:b", "track:c", "join"]) for _ in range(r.randrange(1, 5))]
    q = {"steps": steps, "order": r.choice(["LOOSE", "LOOSE", "STRICT"]), "hours": r.choice([12, 60, 400, 3000]), "exclude": []}
    exclude = []
    if len(steps) > 1 and r.random() < 0.6:
        after = r.randrange(1, len(steps))
        before = r.randrange(after + 1, len(steps) + 1)
        name = r.choice(["track:c", "track:b"])
        q["exclude"].append((name, after, before))
        exclude.append(f'{{event: {{event: "{name}"}}, after: {after}, before: {before}}}')
    listed = ", ".join('{event: "%s"}' % step for step in steps)
    return q, f'steps: [{listed}], order: {q["order"]}, withinDays: {q["hours"] / 24}, exclude: [{", ".join(exclude)}]'


def main():
    r = random.Random(10)
    told = []
    for zone, begin in ZONES.items():
        members, events = community(zone, begin, r)
        of = Community(zone, members, events)
        asked = []
        for _ in range(14):
            q, arguments = retention_question(r)
            asked.append({"field": "retention", "arguments": arguments, "answer": of.retention(q)})
        for _ in range(14):
            q, arguments = funnel_question(r)
            asked.append({"field": "funnel", "arguments": arguments, "answer": of.funnel(q)})
        to = min(NOW, begin + timedelta(days=80))
        span = f'to: "{text(to)}"'
        for unit, week in [("DAY", "MONDAY"), ("WEEK", "MONDAY"), ("WEEK", "SUNDAY"), ("MONTH", "MONDAY")]:
            q = {"activity": r.choice(["any", "track:a"]), "unit": unit, "weekStart": week, "to": to}
            arguments = f'activity: {{event: "{q["activity"]}"}}, unit: {unit}, weekStart: {week}, {span}'
            asked.append({"field": "lifecycle", "arguments": arguments, "answer": of.lifecycle(q)})
        q = {"activity": "track:b", "to": to}
        asked.append({"field": "stickiness", "arguments": f'activity: {{event: "track:b"}}, {span}', "answer": of.stickiness(q)})
        for repeats in (True, False):
            q = {"start": "join", "events": ["track:a", "track:b", "track:c"], "steps": 3, "repeats": repeats}
            listed = ", ".join('{event: "%s"}' % name for name in q["events"])
            asked.append({
                "field": "paths", "arguments": f'events: [{listed}], steps: 3, repeats: {str(repeats).lower()}, branches: 50', "answer": of.paths(q)})
        apart = random.Random(11 + len(told))
        of.facts = facts(members, apart)
        grouped = []
        for by in ("SOURCE", "REGION", "LOCALE", "JOINED_MONTH", "CIRCLE", "TAG", "LIFECYCLE", "ATTRIBUTE"):
            named = f"by: {by}" + (', attribute: "plan"' if by == "ATTRIBUTE" else "")
            q, arguments = retention_question(apart)
            answer = [f"{value} {row}" for value, part in of.groups(by) for row in part.retention(q)]
            grouped.append({"field": "retention", "arguments": f"{arguments}, {named}", "answer": answer})
            q, arguments = funnel_question(apart)
            answer = [f"{value} {' '.join(part.funnel(q))}" for value, part in of.groups(by)]
            grouped.append({"field": "funnel", "arguments": f"{arguments}, {named}", "answer": answer})
        told.append({
            "timeZone": zone,
            "facts": of.facts,
            "grouped": grouped,
            "members": [[key, text(at) if at else None] for key, at in members.items()],
            "events": [[key, kind, text(at)] for key, kind, at in events],
            "asked": asked,
        })
    print(json.dumps(told, indent=0))


main()
