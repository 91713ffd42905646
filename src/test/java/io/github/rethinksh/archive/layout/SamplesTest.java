package io.github.rethinksh.archive.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.archive.ArchiveSource;
import io.github.rethinksh.archive.DocumentFormat;
import io.github.rethinksh.archive.DocumentReader;
import io.github.rethinksh.archive.Layout;
import io.github.rethinksh.archive.ReadLimits;
import io.github.rethinksh.archive.SourceTable;
import io.github.rethinksh.archive.TableSink;
import io.github.rethinksh.model.DocumentBatch;
import io.github.rethinksh.model.IndexDefinition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the official tools and the 2013 script wrote is read fully. */
class SamplesTest {

    @Test
    void shouldReadAnOfficialDump() throws URISyntaxException {
        try (ArchiveSource source = Archives.open(Exports.sample("official-dump.tar.gz"))) {
            assertThat(source.layout()).isEqualTo(Layout.DUMP);
            assertThat(source.databases()).containsExactly("test", "test2", "shop");
            assertThat(source.notes()).isEmpty();
            assertThat(source.manifest()).isEmpty();
            assertThat(source.concurrent()).isFalse();
            assertThat(counts(source))
                    .containsExactly(
                            "test.foo 25",
                            "test.test 7",
                            "test.test2 0",
                            "test2.abc 2",
                            "shop.customers 12",
                            "shop.events 30",
                            "shop.orders 60");
            SourceTable customers = Exports.table(source, "shop.customers");
            assertThat(customers.definition().primaryKey()).isEqualTo("email");
            assertThat(customers.location()).isEqualTo("shop/customers.json");
            assertThat(customers.bytes()).isEqualTo(2621);
            assertThat(customers.rows()).isEqualTo(-1);
        }
    }

    @Test
    void shouldReadTheDefinitionsOfADump() throws URISyntaxException {
        try (ArchiveSource source = Archives.open(Exports.sample("official-dump.tar.gz"))) {
            SourceTable orders = Exports.table(source, "shop.orders");

            assertThat(orders.definition().indexes())
                    .extracting(IndexDefinition::name)
                    .containsExactly("big", "by_tag", "customer", "customer_total");
            IndexDefinition tags = orders.definition().indexes().get(1);
            assertThat(tags.multi()).isTrue();
            assertThat(tags.geo()).isFalse();
            assertThat(tags.function())
                    .startsWith("JHJlcWxfaW5kZXhfZnVuY3Rpb24k")
                    .contains("\r\n");
            assertThat(tags.query()).startsWith("indexCreate('by_tag'");
            assertThat(orders.definition().writeHook().function()).startsWith("JHJlcWxfd3JpdGVfaG9va19mdW5jdGlvbiQ");
            assertThat(orders.definition().writeHook().query()).startsWith("setWriteHook(");
            assertThat(orders.definition().info()).startsWith("{\"db\": ").endsWith("}");
        }
    }

    @Test
    void shouldReadTheTablesOfADumpInAnyOrder() throws URISyntaxException {
        try (ArchiveSource source = Archives.open(Exports.sample("official-dump.tar.gz"))) {
            List<String> orders = Exports.documents(source, "shop.orders");
            List<String> foo = Exports.documents(source, "test.foo");

            assertThat(Exports.documents(source, "shop.orders")).isEqualTo(orders);
            assertThat(Exports.documents(source, "shop.orders")).isEqualTo(orders);
            assertThat(Exports.documents(source, "test.foo")).isEqualTo(foo);
        }
    }

    @Test
    void shouldWriteADumpAgainByteForByte(@TempDir Path parent) throws URISyntaxException, IOException {
        Path dump = Exports.sample("official-dump.tar.gz");
        Path copy = parent.resolve("copy");
        OfficialDirectoryTarget target = OfficialDirectoryTarget.open(copy, DocumentFormat.JSON);
        try (ArchiveSource source = Archives.open(dump)) {
            for (SourceTable table : source.tables()) {
                copy(source, table, target);
            }
        }

        try (TarStream tar = TarStream.open(dump, ReadLimits.USUAL)) {
            for (TarArchiveEntry entry = tar.next(); entry != null; entry = tar.next()) {
                String location = EntryName.parse(entry.getName()).location();
                assertThat(copy.resolve(location)).hasBinaryContent(tar.readAllBytes());
            }
        }
    }

    @Test
    void shouldReadAnOfficialDirectory() throws URISyntaxException {
        try (ArchiveSource source = Archives.open(Exports.sample("official-export-ndjson"));
                ArchiveSource dump = Archives.open(Exports.sample("official-dump.tar.gz"))) {
            assertThat(source.layout()).isEqualTo(Layout.OFFICIAL);
            assertThat(source.databases()).containsExactly("shop", "test", "test2");
            assertThat(source.notes()).isEmpty();
            assertThat(source.concurrent()).isTrue();
            assertThat(source.tables()).extracting(SourceTable::format).containsOnly(DocumentFormat.NDJSON);
            for (SourceTable table : dump.tables()) {
                String name = table.name().toString();
                assertThat(Exports.documents(source, name)).isEqualTo(Exports.documents(dump, name));
                assertThat(Exports.table(source, name).definition()).isEqualTo(table.definition());
            }
        }
    }

    @Test
    void shouldReadAMigrationDirectory() throws URISyntaxException {
        String name = "rethinkdb_export_2013-03-14T20:49:59-07:00_23642";
        try (ArchiveSource source = Archives.open(Exports.sample(name))) {
            assertThat(source.layout()).isEqualTo(Layout.MIGRATION);
            assertThat(source.databases()).containsExactly("shop", "test", "test2", "test3");
            assertThat(source.notes()).isEmpty();
            assertThat(counts(source))
                    .containsExactly(
                            "shop.countries 4",
                            "shop.customers 12",
                            "test.foo 25",
                            "test.test 2",
                            "test.test2 0",
                            "test2.abc 2");
            assertThat(source.tables())
                    .allMatch(table -> table.definition().key().isEmpty());
        }
    }

    private static void copy(ArchiveSource source, SourceTable table, OfficialDirectoryTarget target) {
        try (DocumentReader reader = source.open(table);
                TableSink sink = target.begin(table.definition())) {
            for (DocumentBatch batch = reader.next(500, 100); batch != null; batch = reader.next(500, 100)) {
                sink.write(batch);
            }
            assertThat(sink.finish().bytes()).isEqualTo(table.bytes());
        }
    }

    private static List<String> counts(ArchiveSource source) {
        List<String> counts = new ArrayList<>();
        for (String name : Exports.names(source)) {
            counts.add(name + " " + Exports.documents(source, name).size());
        }
        return counts;
    }
}
