package io.guanxi.fraud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Members who brought themselves by accounts that were merged since: a row each. */
final class SelfReferrals {

    private SelfReferrals() {}

    static List<Finding> of(List<Map<String, Object>> rows) {
        Map<String, List<Map<String, Object>>> byMember = new java.util.TreeMap<>();
        rows.forEach(row -> byMember.computeIfAbsent(Rows.text(row, "member"), first -> new ArrayList<>())
                .add(row));
        return byMember.entrySet().stream()
                .map(one -> finding(one.getKey(), one.getValue()))
                .toList();
    }

    private static Finding finding(String member, List<Map<String, Object>> rows) {
        List<Finding.Link> links = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            List<?> others = Rows.list(row, "others");
            for (int i = 0; i < others.size(); i++) {
                String other = (String) others.get(i);
                boolean outgoing = (Boolean) Rows.list(row, "outgoing").get(i);
                links.add(new Finding.Link(
                        outgoing ? member : other, outgoing ? other : member, Finding.LinkKind.DROPPED));
            }
        }
        List<Finding.Paid> paid = rows.stream()
                .flatMap(row -> Rows.list(row, "conversions").stream())
                .distinct()
                .map(conversion -> new Finding.Paid(member, (String) conversion))
                .toList();
        return new Finding(
                FraudRule.SELF_REFERRAL,
                Stream.concat(Stream.of(member), links.stream().flatMap(link -> Stream.of(link.from(), link.to())))
                        .distinct()
                        .toList(),
                List.of(
                        new Finding.Figure("referrals", links.size(), 1),
                        Finding.Figure.of("conversions", paid.size())),
                links,
                List.of(),
                paid);
    }
}
