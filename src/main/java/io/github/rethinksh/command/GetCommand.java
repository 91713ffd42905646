package io.github.rethinksh.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.rethinksh.cluster.Catalog;
import io.github.rethinksh.model.ExitCode;
import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "get",
        description = "Show the document with a key.",
        footer = {
            "",
            "The key is a number, a word, or JSON: 42, alice@example.com, '\"42\"', '[1,\"two\"]'.",
            "What reads as a number is looked for as a number first and then as a string."
        })
final class GetCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Parameters(
            index = "0",
            paramLabel = "DB.TABLE",
            completionCandidates = Candidates.Tables.class,
            description = "The table; without a database, one of the current database.")
    private String table;

    @Parameters(index = "1", paramLabel = "KEY", description = "The primary key of the document.")
    private String key;

    private final CommandContext context;

    GetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TableName name = Targets.table(table, context.session().database());
        Catalog catalog = context.session().cluster().catalog();
        for (String candidate : keys(key)) {
            Optional<String> document = Targets.found(catalog, table, name, () -> catalog.get(name, candidate));
            if (document.isPresent()) {
                context.renderer().document(document.get());
                return 0;
            }
        }
        throw new ShellException(
                ExitCode.FAILED,
                "there is no document with the key " + key + " in " + name,
                "See the first keys with: peek " + name);
    }

    private static List<String> keys(String text) {
        List<String> keys = new ArrayList<>();
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isNull()) {
                throw new ShellException(
                        ExitCode.USAGE,
                        "a primary key cannot be null",
                        "If the text is meant, quote it as JSON: '\"null\"'");
            }
            if (!value.isMissingNode()) {
                keys.add(text);
            }
        } catch (JsonProcessingException notJson) {
            return List.of(TextNode.valueOf(text).toString());
        }
        if (!text.startsWith("\"")) {
            keys.add(TextNode.valueOf(text).toString());
        }
        return keys;
    }
}
