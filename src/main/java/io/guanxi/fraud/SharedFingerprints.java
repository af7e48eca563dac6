package io.guanxi.fraud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Accounts of one hand: they share a fingerprint, and one brought others of them, or the same member brought several. */
final class SharedFingerprints {

    private SharedFingerprints() {}

    /** @param ids of all who share it */
    static void find(Crowd crowd, Thresholds thresholds, String kind, List<?> ids, List<Finding> found) {
        Set<Integer> sharing = ids.stream()
                .map(crowd::number)
                .filter(member -> member >= 0)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Integer, Integer> brought = new HashMap<>();
        sharing.stream()
                .map(crowd::referrer)
                .filter(referrer -> referrer >= 0)
                .forEach(referrer -> brought.merge(referrer, 1, Integer::sum));
        Set<Integer> voids = sharing.stream()
                .filter(member ->
                        sharing.contains(crowd.referrer(member)) || brought.getOrDefault(crowd.referrer(member), 0) > 1)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> accounts = new TreeSet<>(voids);
        voids.stream().map(crowd::referrer).filter(sharing::contains).forEach(accounts::add);
        int least = kind.equals("ADDRESS") ? thresholds.sharedAddresses() : thresholds.sharedAccounts();
        if (accounts.size() >= least) {
            found.add(new Finding(
                    FraudRule.SHARED_FINGERPRINT,
                    crowd.ids(List.copyOf(accounts)),
                    List.of(
                            new Finding.Figure("accounts", accounts.size(), least),
                            Finding.Figure.of(kind.toLowerCase(java.util.Locale.ROOT), ids.size())),
                    voids.stream().map(crowd::referral).toList(),
                    crowd.ids(List.copyOf(voids)),
                    List.of()));
        }
    }
}
