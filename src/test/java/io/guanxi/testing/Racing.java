package io.guanxi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Requests that come at the same time. */
public final class Racing {

    private static final int MOST = 64;

    private Racing() {}

    /** All at once, in an order that follows from the seed; answers are in that order. */
    public static List<JsonNode> together(List<Callable<JsonNode>> racing, int seed) throws Exception {
        List<Callable<JsonNode>> shuffled = new ArrayList<>(racing);
        Collections.shuffle(shuffled, new Random(seed));
        var threads = Executors.newFixedThreadPool(Math.min(MOST, racing.size()));
        List<JsonNode> answers = new ArrayList<>();
        for (var answer : threads.invokeAll(shuffled)) {
            answers.add(answer.get());
        }
        threads.shutdown();
        return answers;
    }
}
