package io.guanxi.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Relationships that wait in a file until all nodes are there. */
final class LinkSpool implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private final Map<String, Integer> names = new HashMap<>();
    private long links;

    LinkSpool(Path file) {
        this.file = file;
        try {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes relationships again in the order in which they were written. */
    interface Reader {
        void link(LinkType type, int from, int to, Map<String, Object> properties);
    }

    void write(LinkType type, int from, int to, Map<String, Object> properties) {
        try {
            name(type.name());
            out.writeInt(from);
            out.writeInt(to);
            out.writeByte(properties.size());
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                name(property.getKey());
                value(property.getValue());
            }
            links++;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Hands on all that were written; nothing can be written any more. */
    void read(Reader reader) {
        try {
            out.close();
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                List<String> known = new ArrayList<>();
                for (long link = 0; link < links; link++) {
                    LinkType type = LinkType.valueOf(name(in, known));
                    int from = in.readInt();
                    int to = in.readInt();
                    int size = in.readByte();
                    Map<String, Object> properties = new HashMap<>(size * 2);
                    for (int i = 0; i < size; i++) {
                        properties.put(name(in, known), value(in));
                    }
                    reader.link(type, from, to, properties);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The name of a type or property is written out where it comes for the first time. */
    private void name(String name) throws IOException {
        Integer number = names.get(name);
        out.writeShort(number == null ? names.size() : number);
        if (number == null) {
            names.put(name, names.size());
            out.writeUTF(name);
        }
    }

    private static String name(DataInputStream in, List<String> known) throws IOException {
        int number = in.readShort();
        if (number == known.size()) {
            known.add(in.readUTF());
        }
        return known.get(number);
    }

    private void value(Object value) throws IOException {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte('s');
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Long number) {
            out.writeByte('l');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('d');
            out.writeDouble(number);
        } else if (value instanceof Boolean bool) {
            out.writeByte(bool ? 'y' : 'n');
        } else if (value instanceof ZonedDateTime time && time.getZone().equals(ZoneOffset.UTC)) {
            out.writeByte('t');
            out.writeLong(time.toEpochSecond());
            out.writeInt(time.getNano());
        } else if (value instanceof LocalDate day) {
            out.writeByte('e');
            out.writeLong(day.toEpochDay());
        } else {
            throw new IllegalStateException("no value of the import format: "
                    + Objects.requireNonNull(value).getClass());
        }
    }

    private static Object value(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 's' -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 'y' -> true;
            case 'n' -> false;
            case 't' -> Instant.ofEpochSecond(in.readLong(), in.readInt()).atZone(ZoneOffset.UTC);
            case 'e' -> LocalDate.ofEpochDay(in.readLong());
            default -> throw new IllegalStateException("the spool is damaged");
        };
    }
}
