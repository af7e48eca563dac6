package io.guanxi.analysis;

import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/**
 * A step that is taken from its own result until that hardly changes.
 *
 * @param most steps
 * @param tolerance the change below which it stops
 * @param change between two results
 */
record Repeated(int most, double tolerance, ToDoubleBiFunction<double[], double[]> change) {

    /** Stops when no single value changes by the tolerance. */
    static Repeated untilNoneChanges(MeasureInput input) {
        return new Repeated(input.whole(Option.MAX_ITERATIONS), input.number(Option.TOLERANCE), Repeated::greatest);
    }

    Outcome from(double[] start, UnaryOperator<double[]> step) {
        double[] values = start;
        for (int done = 1; done <= most; done++) {
            double[] next = step.apply(values);
            double moved = change.applyAsDouble(values, next);
            values = next;
            if (moved < tolerance) {
                return Outcome.of(values, done, true);
            }
        }
        return Outcome.of(values, most, false);
    }

    static double greatest(double[] before, double[] after) {
        double greatest = 0;
        for (int i = 0; i < before.length; i++) {
            greatest = Math.max(greatest, Math.abs(after[i] - before[i]));
        }
        return greatest;
    }

    static double sum(double[] before, double[] after) {
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            sum += Math.abs(after[i] - before[i]);
        }
        return sum;
    }
}
