package io.github.rethinksh.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The sample data of a demonstration: a small shop, and a few tables to play with. The same at every start. */
final class DemoData {
    private static final long FIRST_OF_MARCH_2026 = 1_772_323_200;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int CUSTOMERS = 48;
    private static final int ORDERS = 420;
    private static final int EVENTS = 160;

    private static final List<String> FIRST_NAMES = List.of(
            "Amelia", "Bruno", "Chiara", "Daniel", "Elif", "Femke", "Gustav", "Hana", "Ines", "Jonas", "Klara", "Luca");
    private static final List<String> LAST_NAMES =
            List.of("Almeida", "Berger", "Costa", "Dvořák", "Eriksson", "Fontaine", "Grünwald", "Hansen");
    private static final List<String> PRODUCTS = List.of(
            "Desk lamp", "Oak shelf", "Wool blanket", "Tea kettle", "Notebook", "Linen towel", "Water jug", "Candle");
    private static final List<String> STATES = List.of("paid", "packed", "sent", "delivered");
    private static final List<String> KINDS = List.of("visit", "search", "basket", "checkout");

    /** A city with its longitude and latitude. */
    private record City(String name, double longitude, double latitude) {}

    private static final List<City> CITIES = List.of(
            new City("Lisbon", -9.1393, 38.7223),
            new City("Vienna", 16.3738, 48.2082),
            new City("Ghent", 3.7174, 51.0543),
            new City("Brno", 16.6068, 49.1951),
            new City("Malmö", 13.0038, 55.605));

    private final Random random = new Random(2026);

    private final QueryContext context;

    private DemoData(QueryContext context) {
        this.context = context;
    }

    static void fill(Catalog catalog, QueryContext context) {
        DemoData data = new DemoData(context);
        data.fillTest(catalog.database("test"));
        data.fillNotes(catalog.create("test2"));
        catalog.create("test3");
        Database shop = catalog.create("shop");
        data.fillCustomers(shop);
        data.fillOrders(shop);
        data.fillEvents(shop);
    }

    private void fillTest(Database test) {
        Table foo = test.create(TableSettings.of("foo", "id"));
        Table temperatures = test.create(TableSettings.of("test", "id"));
        test.create(TableSettings.of("test2", "id"));
        for (int i = 1; i <= 25; i++) {
            put(foo, object("id", i, "name", "row " + i, "square", i * i));
            put(temperatures, object("id", "station-%02d".formatted(i), "celsius", random.nextInt(300) / 10.0 - 5));
        }
    }

    private void fillNotes(Database test2) {
        Table notes = test2.create(TableSettings.of("abc", "id"));
        put(notes, object("id", 1, "text", "Crème brûlée, 東京, Ελλάδα", "language", "several"));
        put(notes, object("id", 2, "text", "Two lines,\nand a \"quotation\"", "language", "en"));
        put(notes, object("id", 3, "text", "", "language", Datum.NULL));
    }

    private void fillCustomers(Database shop) {
        Table customers = shop.create(TableSettings.of("customers", "email"));
        for (int i = 0; i < CUSTOMERS; i++) {
            City city = CITIES.get(i % CITIES.size());
            put(
                    customers,
                    object(
                            "email", email(i),
                            "name", firstName(i) + " " + lastName(i),
                            "city", city.name(),
                            "joined", day(-i * 9),
                            "home", point(city)));
        }
        addIndex(customers, "city", false, false);
        addIndex(customers, "joined", false, false);
        addIndex(customers, "home", false, true);
    }

    private void fillOrders(Database shop) {
        Table orders = shop.create(TableSettings.of("orders", "id"));
        for (int i = 1; i <= ORDERS; i++) {
            List<Datum> lines = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                    .mapToObj(line -> line())
                    .toList();
            double total = lines.stream().mapToDouble(DemoData::price).sum();
            put(
                    orders,
                    object(
                            "id", "order-%04d".formatted(i),
                            "customer", email(random.nextInt(CUSTOMERS)),
                            "placed", day(i / 6),
                            "state", STATES.get(Math.min(3, random.nextInt(6))),
                            "tags", Datum.ofStrings(i % 7 == 0 ? List.of("gift", "express") : List.of("standard")),
                            "lines", Datum.of(lines),
                            "total", Math.round(total * 100) / 100.0));
        }
        addIndex(orders, "customer", false, false);
        addIndex(orders, "placed", false, false);
        addIndex(orders, "tags", true, false);
        orders.addIndex("customer_state", IndexDefinition.of(pair("customer", "state"), false, false), context);
    }

    private void fillEvents(Database shop) {
        Table events = shop.create(TableSettings.of("events", "id"));
        for (int i = 1; i <= EVENTS; i++) {
            City city = CITIES.get(random.nextInt(CITIES.size()));
            byte[] session = new byte[12];
            random.nextBytes(session);
            put(
                    events,
                    object(
                            "id", i,
                            "kind", KINDS.get(random.nextInt(KINDS.size())),
                            "at", PseudoTypes.time(FIRST_OF_MARCH_2026 + i * 977.0, i % 2 == 0 ? "+01:00" : "+00:00"),
                            "session", PseudoTypes.binary(session),
                            "place", point(city)));
        }
        addIndex(events, "at", false, false);
        addIndex(events, "place", false, true);
    }

    private Datum line() {
        int product = random.nextInt(PRODUCTS.size());
        return object("product", PRODUCTS.get(product), "quantity", 1 + random.nextInt(4), "price", 4.5 + product * 7);
    }

    private static double price(Datum line) {
        ObjectDatum fields = (ObjectDatum) line;
        return Invocation.number(fields.get("quantity")) * Invocation.number(fields.get("price"));
    }

    private static String email(int customer) {
        String name = firstName(customer) + "." + lastName(customer);
        String ascii = name.replace("ř", "r").replace("á", "a").replace("ü", "u");
        return ascii.toLowerCase(Locale.ROOT) + (customer + 1) + "@example.com";
    }

    private static String firstName(int customer) {
        return FIRST_NAMES.get(customer % FIRST_NAMES.size());
    }

    private static String lastName(int customer) {
        return LAST_NAMES.get(customer * 5 % LAST_NAMES.size());
    }

    private static Datum day(int days) {
        return PseudoTypes.time(FIRST_OF_MARCH_2026 + (double) days * SECONDS_OF_A_DAY, "+00:00");
    }

    private static Datum point(City city) {
        return object(
                ObjectDatum.TYPE_FIELD,
                PseudoTypes.GEOMETRY,
                "type",
                "Point",
                "coordinates",
                Datum.of(List.of(Datum.of(city.longitude()), Datum.of(city.latitude()))));
    }

    private void addIndex(Table table, String field, boolean multi, boolean geo) {
        table.addIndex(field, IndexDefinition.of(StoredFunction.field(field), multi, geo), context);
    }

    /** What {@code row -> [row(first), row(second)]} is as terms. */
    private static StoredFunction pair(String first, String second) {
        List<Term> fields = List.of(fieldOfRow(first), fieldOfRow(second));
        return new StoredFunction(List.of(1L), new Term.Call(TermType.MAKE_ARRAY, fields, Map.of(), 0), 0);
    }

    private static Term fieldOfRow(String name) {
        Term row = new Term.Call(TermType.VAR, List.of(new Term.Literal(Datum.of(1), 0)), Map.of(), 0);
        return new Term.Call(TermType.BRACKET, List.of(row, new Term.Literal(Datum.of(name), 0)), Map.of(), 0);
    }

    private static void put(Table table, ObjectDatum row) {
        table.change(row.get(table.primaryKey()), old -> row);
    }

    private static ObjectDatum object(Object... namesAndValues) {
        SortedMap<String, Datum> fields = new TreeMap<>(DatumOrder::compareStrings);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], datum(namesAndValues[i + 1]));
        }
        return ObjectDatum.of(fields);
    }

    private static Datum datum(Object value) {
        if (value instanceof Datum datum) {
            return datum;
        }
        return value instanceof Number number ? Datum.of(number.doubleValue()) : Datum.of((String) value);
    }
}
