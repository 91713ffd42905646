package io.github.rethinksh.cluster;

import static com.rethinkdb.RethinkDB.r;

import com.fasterxml.jackson.databind.JsonNode;
import com.rethinkdb.gen.ast.ReqlExpr;
import com.rethinkdb.gen.ast.Table;
import io.github.rethinksh.model.TableName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What can be named within a table.
 *
 * @param primaryKey its primary key
 * @param indexes its secondary indexes, in order
 * @param fields the fields of a few of its documents, nested ones such as {@code address.city} too, in order
 */
public record TableOutline(String primaryKey, List<String> indexes, List<String> fields) {
    /** Of a table of which nothing can be known. */
    public static final TableOutline UNKNOWN = new TableOutline("", List.of(), List.of());

    private static final int DOCUMENTS = 10;
    private static final int DEPTH = 3;

    /** Copies the lists. */
    public TableOutline {
        indexes = List.copyOf(indexes);
        fields = List.copyOf(fields);
    }

    /** The names alone come over the wire, however large the documents are. */
    static ReqlExpr query(TableName name) {
        Table table = r.db(name.database()).table(name.table());
        return r.expr(r.array(
                table.info().bracket("primary_key"),
                table.indexList(),
                table.limit(DOCUMENTS).map(document -> fields(document, DEPTH)).coerceTo("array")));
    }

    /** Pairs of a field and the fields within it. */
    private static ReqlExpr fields(ReqlExpr object, int depth) {
        return object.keys()
                .map(key -> r.array(
                        key,
                        depth == 1
                                ? r.array()
                                : r.branch(
                                        object.bracket(key).typeOf().eq("OBJECT"),
                                        fields(object.bracket(key), depth - 1),
                                        r.array())));
    }

    static TableOutline parse(JsonNode answer) {
        String primaryKey = answer.path(0).asText();
        SortedSet<String> fields = new TreeSet<>(List.of(primaryKey));
        answer.path(2).forEach(document -> collect(document, "", fields));
        return new TableOutline(primaryKey, texts(answer.path(1)).sorted().toList(), List.copyOf(fields));
    }

    private static void collect(JsonNode pairs, String within, SortedSet<String> fields) {
        for (JsonNode pair : pairs) {
            String field = within + pair.path(0).asText();
            fields.add(field);
            collect(pair.path(1), field + ".", fields);
        }
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
