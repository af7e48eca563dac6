package io.guanxi.behaviour;

import java.util.Locale;

/** What members are told apart by. */
enum BehaviourDimension {
    SOURCE,
    REGION,
    LOCALE,
    PYRAMID,
    GRADE;

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
