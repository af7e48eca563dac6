package io.guanxi.analysis;

/**
 * One of the strongest ties of a member as it is stored.
 *
 * @param other the hash of the other
 * @param decaying what decays of the strength, as it weighs at the base time
 * @param standing what does not
 * @param backDecaying the same of the tie back
 * @param backStanding the same of the tie back
 * @param common how many are near both
 * @param value 0 to 100
 * @param first milliseconds of the first contact that is dated, {@link Bundle#UNDATED} without one
 * @param last milliseconds of the last one
 */
record StoredTie(
        long other,
        double decaying,
        double standing,
        double backDecaying,
        double backStanding,
        int common,
        double value,
        long first,
        long last) {

    /** The same, with more who are near both. */
    StoredTie with(int more) {
        return new StoredTie(other, decaying, standing, backDecaying, backStanding, common + more, value, first, last);
    }
}
