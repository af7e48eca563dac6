package io.guanxi.analysis;

/** What the influence index is made of, in the order in which its parts are added up. */
public enum Component {
    PAGE_RANK("pageRank"),
    REACH("reach"),
    ENGAGEMENT("engagement"),
    PROPAGATION("propagation"),
    BROKERAGE("brokerage");

    private final String title;

    Component(String title) {
        this.title = title;
    }

    /** As clients call it. */
    public String title() {
        return title;
    }
}
