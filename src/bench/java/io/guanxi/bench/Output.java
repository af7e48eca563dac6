package io.guanxi.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where files are written, and how.
 *
 * @param period what of the history they hold
 * @param gzip whether they are compressed
 */
record Output(Path folder, Period period, boolean gzip) {

    Sheet sheet(String kind, String... columns) throws IOException {
        return new Sheet(folder, kind, gzip, columns);
    }
}
