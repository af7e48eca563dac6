package io.guanxi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping can say, and what it is told when it says something wrong. */
class MappingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aForeignExportIsReadInTheTermsOfTheImportFormat() throws IOException {
        Files.writeString(folder.resolve("people.csv"), """
                id,first,last,joined,left,team,robot,note
                1,Ann,Lee,31/01/2026 10:30,1767225600,red,no,x
                2,,Kim,,,n/a,no,x
                3,R2,D2,,,red,yes,x
                4,Bob,,tomorrow,,red,no,x
                """);
        Files.writeString(folder.resolve("mapping.yaml"), """
                timeZone: Asia/Shanghai
                unknownMembers: create
                files:
                  - file: people.csv
                    kind: members
                    skip: {robot: ["yes"]}
                    ignore: [note]
                    columns:
                      key: {column: id, prefix: "p:"}
                      displayName: {join: [first, last]}
                      joinedAt: {column: joined, patterns: ["yyyy-MM-dd", "dd/MM/yyyy HH:mm"]}
                      leftAt: {column: left, patterns: [epochSeconds]}
                      region: {constant: North}
                      attributes.team: {column: team, values: {"n/a": ""}}
                """);
        Mapping mapping = Mapping.in(folder);
        MappedFolder source = new MappedFolder(folder, mapping);
        List<Row> rows = new ArrayList<>();

        source.read(Kind.MEMBERS, rows::add);

        assertThat(mapping.unknownMembers()).isEqualTo(UnknownMembers.CREATE);
        assertThat(rows.get(0).values())
                .isEqualTo(Map.of(
                        "key", "p:1",
                        "displayName", "Ann Lee",
                        "joinedAt", "2026-01-31T02:30:00Z",
                        "leftAt", "2026-01-01T00:00:00Z",
                        "region", "North",
                        "attributes", "{\"team\":\"red\"}"));
        assertThat(rows.get(1).values()).isEqualTo(Map.of("key", "p:2", "displayName", "Kim", "region", "North"));
        assertThat(rows.get(2).problem())
                .isEqualTo("joinedAt: expected a time like yyyy-MM-dd or dd/MM/yyyy HH:mm, found 'tomorrow'");
        assertThat(rows.get(2).line()).isEqualTo(5);
        assertThat(source.skipped(Kind.MEMBERS)).isEqualTo(Map.of("people.csv: robot = yes", 1L));
        assertThat(source.position().done())
                .isEqualTo(source.position().total())
                .isPositive();
    }

    @Test
    void aWrongMappingIsToldWhereAndWhatWasMeant() {
        assertWrong("fils: []", "mapping m: fils is unknown, did you mean 'files'?");
        assertWrong("timeZone: Mars", "mapping m: timeZone: 'Mars' is no time zone such as Europe/Berlin");
        assertWrong(
                "community: {currency: euro}",
                "mapping m: community.currency: 'euro' is no ISO 4217 currency such as EUR");
        assertWrong(
                "files: [{file: a.csv, kind: member, columns: {key: id}}]",
                "mapping m: files[0].kind: 'member' does not fit, did you mean 'members'?");
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: {key: id, joinAt: x}}]",
                "mapping m: files[0].columns.joinAt is unknown, did you mean 'joinedAt'?");
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: {handle: id}}]",
                "mapping m: files[0].columns.key is missing, no row of members can be loaded without it");
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: {key: {colum: id}}}]",
                "mapping m: files[0].columns.key.colum is unknown, did you mean 'column'?");
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: {key: {column: id, constant: x}}}]",
                "mapping m: files[0].columns.key: expected one of column, join and constant");
        assertWrong(
                "files: [",
                "mapping m: line 1: this is not YAML that can be read: while parsing a flow node, expected the node content");
        assertWrong(
                "a: 1\nfiles: []\nfiles: []",
                "mapping m: line 3: this is not YAML that can be read: Duplicate field 'files'");
        assertThatThrownBy(() -> Mapping.bundled("bear")).hasMessageContaining("did you mean 'beer'?");
    }

    @Test
    void everyLevelOfAMappingIsChecked() {
        assertWrong("- files", "mapping m: expected names with values, such as files: [...]");
        assertWrong(
                "timeZone: Europe/Berln",
                "mapping m: timeZone: 'Europe/Berln' is no time zone such as Europe/Berlin, did you mean 'Europe/Berlin'?");
        assertWrong("unknownMembers: creat", "mapping m: unknownMembers: 'creat' does not fit, did you mean 'create'?");
        assertWrong("community: {curency: EUR}", "mapping m: community.curency is unknown, did you mean 'currency'?");
        assertWrong(
                "community: {trustScale: ten}",
                "mapping m: community.trustScale: 'ten' does not fit, expected a number");
        assertWrong(
                "community: {timeZone: Asia/Shanhai}",
                "mapping m: community.timeZone: 'Asia/Shanhai' is no time zone such as Europe/Berlin, did you mean 'Asia/Shanghai'?");
        assertWrong("files: [{kind: members, columns: {key: id}}]", "mapping m: files[0].file is missing");
        assertWrong("files: [~]", "mapping m: files[0]: expected file, kind and columns");
        assertWrong(
                "files: [{file: a.csv, kind: members, column: {key: id}}]",
                "mapping m: files[0].column is unknown, did you mean 'columns'?");
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: [key]}]",
                "mapping m: files[0].columns: expected names with values, such as {name: value}");
        assertColumn("key: ", "key: expected one of column, join and constant");
        assertColumn("key: 5", "key: expected the name of a column, in quotes where it is a number");
        assertColumn("key: id, atributes.x: x", "atributes.x is unknown, did you mean 'attributes.x'?");
        assertColumn("key: {column: id, html: txt}", "key.html: 'txt' does not fit, did you mean 'text'?");
        assertColumn("key: {column: id, type: number}", "key.type: only attributes and properties have types");
        assertColumn("key: {column: id, patterns: yyyy}", "key.patterns: only dates and times have patterns");
        assertColumn(
                "key: id, joinedAt: {column: x, patterns: [epochSecond]}",
                "joinedAt.patterns: 'epochSecond' is no pattern, did you mean 'epochSeconds'?");
        assertColumn(
                "key: id, joinedAt: {column: x, patterns: [yyyy-mm-dd]}",
                "joinedAt.patterns: 'yyyy-mm-dd' tells no date: a year is yyyy, a month MM");
        assertColumn(
                "key: id, joinedAt: {column: x, patterns: [yyyy-bb]}",
                "joinedAt.patterns: 'yyyy-bb' is no pattern, Unknown pattern letter: b");
    }

    @Test
    void everyUsualPatternIsOne() {
        MappingYaml.parse("m", """
                ignore: a.csv
                files:
                  - file: b.csv
                    kind: members
                    columns:
                      key: id
                      joinedAt:
                        column: x
                        patterns: [yyyyMMdd, "dd/MM/yy", "MMM d, yyyy h:mm a", "d.M.yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ssXXX",
                          "uuuu-DDD", "EEE, d MMM yyyy HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ss.SSSVV", epochMillis]
                """);
    }

    @Test
    void everyColumnOfAForeignFileIsMappedOrIgnored() throws IOException {
        Files.writeString(folder.resolve("people.csv"), "id,nick\n1,a\n");
        assertThatThrownBy(() -> new MappedFolder(
                        folder,
                        MappingYaml.parse("m", "files: [{file: people.csv, kind: members, columns: {key: id}}]")))
                .hasMessage(
                        "people.csv: the mapping does not say what becomes of the column 'nick'; name it under columns or ignore");
        assertThatThrownBy(() -> new MappedFolder(
                        folder,
                        MappingYaml.parse("m", "files: [{file: people.csv, kind: members, columns: {key: ID2}}]")))
                .hasMessage("people.csv: there is no column 'ID2', did you mean 'id'? (columns.key of the mapping)");
    }

    @Test
    void htmlLosesItsMarkupAndKeepsItsParagraphs() {
        assertThat(
                        HtmlText.of(
                                "<p>One &amp; <b>two</b></p>\n<p>three<br>four<script>alert(1)</script></p><ul><li>a</li><li>b</li></ul>"))
                .isEqualTo("One & two\n\nthree\nfour\n\na\nb");
    }

    private static void assertColumn(String columns, String message) {
        assertWrong(
                "files: [{file: a.csv, kind: members, columns: {" + columns + "}}]",
                "mapping m: files[0].columns." + message);
    }

    private static void assertWrong(String yaml, String message) {
        assertThatThrownBy(() -> MappingYaml.parse("m", yaml)).hasMessageStartingWith(message);
    }
}
