package io.guanxi.analysis;

/** What the influence index is made of, in the order in which its parts are added up. */
public enum Component implements Part {
    PAGE_RANK("pageRank"),
    REACH("reach"),
    ENGAGEMENT("engagement"),
    PROPAGATION("propagation"),
    BROKERAGE("brokerage");

    private final String title;

    Component(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double above(double figure) {
        return this == PAGE_RANK ? Math.nextUp(figure) : figure + 1;
    }
}
