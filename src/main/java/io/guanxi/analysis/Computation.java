package io.guanxi.analysis;

/** How an algorithm finds its figures. */
@FunctionalInterface
interface Computation {

    /**
     * The figures of all members.
     *
     * @throws io.guanxi.fault.Fault BAD_INPUT with a seed who is no member
     */
    Outcome of(TieGraph ties, MeasureInput input, Steps steps);
}
