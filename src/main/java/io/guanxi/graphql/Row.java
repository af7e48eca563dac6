package io.guanxi.graphql;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the inputs of a mutation, and what becomes of it. */
final class Row {

    /** What statements know it by. */
    static final String NUMBER = "i";

    private final int number;
    private final boolean isPart;
    private final Map<String, @Nullable Object> values;
    private @Nullable Refusal refusal;

    /**
     * @param number its place among the rows, from 0 on
     * @param values of the input; what statements return is added
     */
    Row(int number, Map<String, @Nullable Object> values) {
        this(number, values, false);
    }

    private Row(int number, Map<String, @Nullable Object> values, boolean isPart) {
        this.number = number;
        this.values = new HashMap<>(values);
        this.isPart = isPart;
    }

    /**
     * What is done for one element of a value of it, with an id of its own.
     *
     * @param of the name of the value
     */
    Row part(int partNumber, String of, Map<?, ?> element) {
        Map<String, @Nullable Object> own = new HashMap<>();
        element.forEach((name, value) -> own.put((String) name, value));
        own.put(of, element);
        own.put("newId", values.get("newId") + "~" + partNumber);
        return new Row(partNumber, own, true);
    }

    boolean isPart() {
        return isPart;
    }

    int number() {
        return number;
    }

    /** The input, and what statements returned. */
    Map<String, @Nullable Object> values() {
        return values;
    }

    /** Only what a statement speaks of. */
    Map<String, @Nullable Object> values(Set<String> names) {
        Map<String, @Nullable Object> some = new HashMap<>();
        some.put(NUMBER, number);
        names.forEach(name -> some.put(name, values.get(name)));
        return some;
    }

    /** Why it was refused; absent if it was not. */
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** The id of an object that it changed, by the name that the payload has for it; absent if there is none. */
    @Nullable
    String id(String name) {
        return !isRefused() && values.get(name) instanceof String id ? id : null;
    }

    void refuse(Refusal reason) {
        refusal = reason;
    }

    /** Takes what a statement returned. */
    void take(Map<String, Object> result) {
        if (result.get("refused") instanceof Map<?, ?> reason) {
            refuse(Refusal.of(reason, number));
        } else {
            values.putAll(result);
        }
    }
}
