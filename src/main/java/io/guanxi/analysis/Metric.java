package io.guanxi.analysis;

/** What the relationship value index is made of, in the order in which its parts are added up. */
public enum Metric implements Part {
    AUDIENCE("audience", Dimension.PROPAGATION, false),
    AMPLIFICATION("amplification", Dimension.PROPAGATION, false),
    CASCADE_DEPTH("cascadeDepth", Dimension.PROPAGATION, false),
    VELOCITY("velocity", Dimension.PROPAGATION, true),
    BROKERAGE("brokerage", Dimension.RESOURCES, false),
    BRIDGING("bridging", Dimension.RESOURCES, true),
    REFERRALS("referrals", Dimension.RESOURCES, false),
    RECIPROCITY("reciprocity", Dimension.RESOURCES, true),
    CONTENT_QUALITY("contentQuality", Dimension.CULTURE, true),
    TOPIC_AUTHORITY("topicAuthority", Dimension.CULTURE, true),
    RECOGNITION("recognition", Dimension.CULTURE, false),
    WARMTH("warmth", Dimension.CULTURE, true);

    private final String title;
    private final Dimension dimension;
    private final boolean share;

    /** @param share whether it is 1 at most */
    Metric(String title, Dimension dimension, boolean share) {
        this.title = title;
        this.dimension = dimension;
        this.share = share;
    }

    @Override
    public String title() {
        return title;
    }

    public Dimension dimension() {
        return dimension;
    }

    @Override
    public double above(double figure) {
        return share ? Math.min(1, Math.nextUp(figure)) : figure + 1;
    }
}
