package io.guanxi.bench;

import java.io.IOException;

/** One file of a community. It depends on nothing that is written elsewhere, so parts may be written at the same time. */
interface Part {

    Sheet.Written write(Output output) throws IOException;
}
