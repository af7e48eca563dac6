package io.guanxi.bench.relational;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;

/** A PostgreSQL database with the files of the import format as tables, one to one. */
final class Relational implements AutoCloseable {

    private final Connection connection;

    /**
     * @param address of an empty database, or of one that was filled so before, such as {@code jdbc:postgresql://localhost/forest}
     */
    Relational(String address) throws SQLException {
        this.connection = DriverManager.getConnection(address);
    }

    /**
     * Fills a table from the file of its name, unless it is there.
     *
     * @param definition what SQL says of the columns, in the order of the file
     * @param after what is run once all is in, such as indexes
     */
    void table(Path folder, String name, String definition, String... after) throws SQLException, IOException {
        if (!rows("select to_regclass(?)::text", List.of(name)).get(0).equals("null")) {
            return;
        }
        try (Statement statement = connection.createStatement();
                Reader file = Files.newBufferedReader(folder.resolve(name + ".csv"))) {
            statement.execute("create table " + name + " (" + definition + ")");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + name + " from stdin with (format csv, header)", file);
            for (String next : after) {
                statement.execute(next);
            }
            statement.execute("vacuum analyze " + name);
        }
    }

    /** Each row of an answer as its values with blanks between them. */
    List<String> rows(String sql, Collection<?> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (Object parameter : parameters) {
                statement.setObject(at++, parameter);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery()) {
                int columns = answer.getMetaData().getColumnCount();
                while (answer.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        values.add(String.valueOf(answer.getString(column)));
                    }
                    rows.add(String.join(" ", values));
                }
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
