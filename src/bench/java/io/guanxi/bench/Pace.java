package io.guanxi.bench;

/** When the first, second, ... of many things happens, where an hour has its share of them: so a file comes in the order of time. */
final class Pace {

    private static final int HOUR = 3600;

    /** What was due by the end of each hour. */
    private final double[] due = new double[Calendar.SPAN / HOUR];

    /**
     * @param days how much happens on each day
     */
    Pace(double[] days) {
        double sum = 0;
        for (int hour = 0; hour < due.length; hour++) {
            sum += days[hour / 24] * Calendar.hour(hour % 24);
            due[hour] = sum;
        }
    }

    /** The time by which a part of all has happened, for 0 to below 1. */
    int time(double part) {
        double wanted = part * due[due.length - 1];
        int low = 0;
        int high = due.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (due[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double before = low == 0 ? 0 : due[low - 1];
        double within = due[low] > before ? (wanted - before) / (due[low] - before) : 0;
        return low * HOUR + StrictMath.min(HOUR - 1, (int) (HOUR * within));
    }
}
