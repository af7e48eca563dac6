package io.guanxi.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** The text of a file in UTF-8, without a byte order mark. */
final class FileText {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private FileText() {}

    /**
     * Opens a file. Bytes that are not UTF-8 become {@link Texts#MALFORMED}, so that only the row with them is rejected.
     *
     * @param bytes is told how many more were read
     */
    static Reader open(Path path, boolean gzipped, LongConsumer bytes) throws IOException {
        InputStream counted = new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes.accept(Math.max(0, count));
                return count;
            }
        };
        try {
            InputStream plain = new BufferedInputStream(gzipped ? new GZIPInputStream(counted) : counted);
            plain.mark(BYTE_ORDER_MARK.length);
            if (!Arrays.equals(plain.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
                plain.reset();
            }
            return new InputStreamReader(
                    plain,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith(String.valueOf(Texts.MALFORMED)));
        } catch (IOException broken) {
            counted.close();
            throw broken;
        }
    }
}
