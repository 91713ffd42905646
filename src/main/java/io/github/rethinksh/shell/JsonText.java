package io.github.rethinksh.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.rethinksh.command.Page;
import io.github.rethinksh.command.Shown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON for people and for programs; numbers keep the digits they came with, whatever their size. */
final class JsonText {
    // What the cluster could store can also be shown.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /** What reads JSON of any size. */
    static JsonFactory factory() {
        return FACTORY;
    }

    /** An object with these members, on one line. */
    static String object(List<String> names, List<Object> values) {
        return written(null, generator -> writeObject(generator, names, values));
    }

    /** An object with an array of objects for each part of a page, on one line. */
    static String page(Page page) {
        return written(null, generator -> {
            generator.writeStartObject();
            for (Page.Part part : page.parts()) {
                generator.writeArrayFieldStart(part.name());
                for (List<Object> row : part.rows().rows()) {
                    writeObject(generator, part.rows().columns(), row);
                }
                generator.writeEndArray();
            }
            generator.writeEndObject();
        });
    }

    private static void writeObject(JsonGenerator generator, List<String> names, List<Object> values)
            throws IOException {
        generator.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            generator.writeFieldName(names.get(i));
            writeValue(generator, values.get(i));
        }
        generator.writeEndObject();
    }

    /** The same value on one line. */
    static String compact(String json) {
        return written(null, generator -> copy(json, generator, false));
    }

    /** The same value indented by two blanks; times as people read them, and long texts cut, if so wanted. */
    static String pretty(String json, boolean readableTimes, boolean cut) {
        String text = pretty(json, cut);
        return readableTimes ? ReadableTimes.in(text) : text;
    }

    private static String pretty(String json, boolean cut) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return written(printer, generator -> copy(json, generator, cut));
    }

    private static void writeValue(JsonGenerator generator, Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            generator.writeNull();
        } else if (value instanceof Number number) {
            generator.writeNumber(number.toString());
        } else if (value instanceof Shown shown) {
            writeValue(generator, shown.value());
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                writeValue(generator, item);
            }
            generator.writeEndArray();
        } else {
            generator.writeString(value.toString());
        }
    }

    private static void copy(String json, JsonGenerator generator, boolean cut) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    generator.writeNumber(parser.getText());
                } else if (cut && token == JsonToken.VALUE_STRING) {
                    generator.writeString(LongTexts.cut(parser.getText()));
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
    }

    private static String written(PrettyPrinter printer, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
            content.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ControlCharacters.inJson(text.toString());
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}
