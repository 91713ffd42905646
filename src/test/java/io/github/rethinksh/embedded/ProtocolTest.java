package io.github.rethinksh.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rethinksh.testing.ClusterTest;
import io.github.rethinksh.testing.TestServer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;

/** What is on the wire, byte by byte, when a client does what it should not. */
class ProtocolTest {
    private static final int VERSION_1_0 = 0x34c2bdc3;
    private static final int VERSION_0_4 = 0x400c2d20;
    private static final int VERSION_0_3 = 0x5f75e83e;
    private static final int VERSION_0_2 = 0x723081e1;
    private static final int VERSION_0_1 = 0x3f61ba36;
    private static final int PROTOBUF = 0x271ffc41;

    private static final String FIRST =
            "{\"protocol_version\":0,\"authentication_method\":\"SCRAM-SHA-256\"," + "\"authentication\":\"%s\"}";

    @ClusterTest
    void shouldRefuseWhatItDoesNotSpeak(TestServer server) throws IOException {
        String noProtobuf = "ERROR: The PROTOBUF client protocol is no longer supported\n";
        String unknown =
                "ERROR: Received an unsupported protocol version. This port is for RethinkDB queries. Does your"
                        + " client driver version not match the server?\n";
        assertRefused(server, noProtobuf, VERSION_0_1);
        assertRefused(server, noProtobuf, VERSION_0_2);
        assertRefused(server, noProtobuf, VERSION_0_4, 0, PROTOBUF);
        assertRefused(server, unknown, 0x12345678);
        assertRefused(server, unknown, 0x20544547);
        assertRefused(server, "ERROR: Unrecognized protocol specified: '5'\n", VERSION_0_4, 0, 5);
        assertRefused(server, "ERROR: Unrecognized protocol specified: '-2'\n", VERSION_0_3, 0, -2);
    }

    @ClusterTest
    void shouldRefuseKeys(TestServer server) throws IOException {
        String tooLong = "ERROR: Client provided an authorization key that is too long.\n";
        String wrong = "ERROR: Incorrect authorization key.\n";
        assertRefused(server, tooLong, VERSION_0_4, 2049);
        assertRefused(server, tooLong, VERSION_0_4, -1);
        assertRefused(server, wrong, VERSION_0_4, 4, 0x6b6b6b6b);
    }

    @ClusterTest
    void shouldRefuseAnOpeningThatIsNotRight(TestServer server) throws IOException {
        Map<String, String> refusals = Map.ofEntries(
                Map.entry("hello", "{\"error\":\"Invalid JSON object.\",\"error_code\":8,\"success\":false}"),
                Map.entry("", "{\"error\":\"Invalid JSON object.\",\"error_code\":8,\"success\":false}"),
                Map.entry("{} x", "{\"error\":\"Invalid JSON object.\",\"error_code\":8,\"success\":false}"),
                Map.entry(
                        "{\"a\":0,\"a\":0}",
                        "{\"error\":\"Failed to convert JSON to datum.\",\"error_code\":9,\"success\":false}"),
                Map.entry(
                        "{\"protocol_version\":\"0\"}",
                        "{\"error\":\"Expected a number for `protocol_version`.\",\"error_code\":1,\"success\":false}"),
                Map.entry(
                        "{\"protocol_version\":1}",
                        "{\"error\":\"Unsupported `protocol_version`.\",\"error_code\":2,\"success\":false}"),
                Map.entry(
                        "{\"protocol_version\":0}",
                        "{\"error\":\"Expected a string for `authentication_method`.\",\"error_code\":3,"
                                + "\"success\":false}"),
                Map.entry(
                        "{\"protocol_version\":0,\"authentication_method\":\"PLAIN\"}",
                        "{\"error\":\"Unsupported `authentication_method`.\",\"error_code\":4,\"success\":false}"),
                Map.entry(
                        "{\"protocol_version\":0,\"authentication_method\":\"SCRAM-SHA-256\"}",
                        "{\"error\":\"Expected a string for `authentication`.\",\"error_code\":5,\"success\":false}"),
                Map.entry("x".repeat(2046), "{\"error\":\"Invalid JSON object.\",\"error_code\":8,\"success\":false}"),
                Map.entry(
                        "x".repeat(2047),
                        "{\"error\":\"Limited read buffer size.\",\"error_code\":7,\"success\":false}"));
        for (Map.Entry<String, String> refusal : refusals.entrySet()) {
            assertRefusedOpening(server, refusal.getKey(), refusal.getValue());
        }
    }

    @ClusterTest
    void shouldRefuseAFirstMessageThatIsNotScram(TestServer server) throws IOException {
        String encoding = "{\"error\":\"Invalid encoding\",\"error_code\":10,\"success\":false}";
        String binding = "{\"error\":\"Channel binding is not supported\",\"error_code\":15,\"success\":false}";
        assertRefusedOpening(server, FIRST.formatted("y,,n=admin,r=abc"), binding);
        assertRefusedOpening(server, FIRST.formatted("n"), binding);
        assertRefusedOpening(server, FIRST.formatted("n,"), encoding);
        assertRefusedOpening(server, FIRST.formatted("n,,n=admin"), encoding);
        assertRefusedOpening(server, FIRST.formatted("n,,n=admin,r=abc,x=1"), encoding);
        assertRefusedOpening(
                server,
                FIRST.formatted("n,,m=1,n=admin,r=abc"),
                "{\"error\":\"Extensions not supported\",\"error_code\":11,\"success\":false}");
        assertRefusedOpening(
                server,
                FIRST.formatted("n,,n=,r=abc"),
                "{\"error\":\"Empty username\",\"error_code\":18,\"success\":false}");
        assertRefusedOpening(
                server,
                FIRST.formatted("n,,n=a=20b,r=abc"),
                "{\"error\":\"Invalid username encoding\",\"error_code\":18,\"success\":false}");
    }

    @ClusterTest
    void shouldRefuseALastMessageThatIsNotRight(TestServer server) throws IOException {
        String encoding = "{\"error\":\"Invalid encoding\",\"error_code\":10,\"success\":false}";
        String password = "{\"error\":\"Wrong password\",\"error_code\":12,\"success\":false}";
        assertRefusedLast(server, "admin", "c=biws,r=%s,p=abc", password);
        assertRefusedLast(server, "admin", "c=biws,r=another,p=abc", password);
        assertRefusedLast(server, "admin", "c=nope,r=%s,p=abc", encoding);
        assertRefusedLast(server, "admin", "c=biws,r=%s", encoding);
        assertRefusedLast(
                server, "admin", "c=biws,r=another", "{\"error\":\"Other error\",\"error_code\":20,\"success\":false}");
        assertRefusedLast(
                server,
                "ghost",
                "c=biws,r=%s,p=abc",
                "{\"error\":\"Unknown user\",\"error_code\":17,\"success\":false}");
    }

    @ClusterTest
    void shouldHangUpOnJsonThatIsNoObject(TestServer server) throws IOException {
        try (RawClient client = opened(server)) {
            client.writeMessage("[]");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @ClusterTest
    void shouldLetAClientGoOnThatWasToldWhatIsWrong(TestServer server) throws IOException {
        String buggy = "Client is buggy (failed to deserialize query).";
        try (RawClient client = RawClient.connect(server.host(), server.port())) {
            assertClientError(client, "", buggy);
            assertClientError(client, "hello", buggy);
            assertClientError(client, "[1,1,{}] x", buggy);
            assertClientError(client, "[1,[2,[1,]]]", buggy);
            assertClientError(client, "[1,NaN]", buggy);
            assertClientError(client, "[1,1e999]", buggy);
            assertClientError(client, "[1,\"\\ud800\"]", buggy);
            String parse = "Server could not parse query: ";
            assertClientError(client, "{}", parse + "Expected a query to be an array, but found OBJECT.");
            assertClientError(client, "[]", parse + "Expected 1 to 3 elements in the top-level query, but found 0.");
            assertClientError(
                    client, "[1,1,{},1]", parse + "Expected 1 to 3 elements in the top-level query, but found 4.");
            assertClientError(client, "[true]", parse + "Expected a query type as a number, but found BOOL.");
            assertClientError(client, "[6]", parse + "Unrecognized QueryType: 6.");
            assertClientError(client, "[-1]", parse + "Unrecognized QueryType: -1.");
            assertClientError(client, "[2.5]", parse + "Unrecognized QueryType: 0.");
            assertClientError(client, "[1,1,null]", parse + "Expected global optargs as an object, but found NULL.");
            assertClientError(client, "[2]", "Token -3 not in stream cache.");
            assertClientError(client, "[3]", "Token -3 not in stream cache.");
            assertThat(client.ask(-3, "[1,{\"a\":1,\"a\":2}]"))
                    .isEqualTo("{\"t\":17,\"r\":[\"Duplicate object key: a.\"],\"b\":[]}");
            assertThat(client.ask(-3, "[1,1,{\"bogus\":1}]"))
                    .isEqualTo("{\"t\":17,\"r\":[\"Unrecognized global optional argument `bogus`.\"],\"b\":[]}");
            assertThat(client.ask(-3, " [1,1] \n")).isEqualTo("{\"t\":1,\"r\":[1]}");
            assertThat(client.ask(-3, "[1,1]\0 what follows a zero is nothing")).isEqualTo("{\"t\":1,\"r\":[1]}");
            assertThat(client.ask(-3, "[4]")).isEqualTo("{\"t\":4,\"r\":[]}");
        }
    }

    @ClusterTest
    void shouldKeepATokenForOneQueryAtATime(TestServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.host(), server.port())) {
            String rows = "[1,[173,[3]],{\"max_batch_rows\":1}]";
            assertThat(client.ask(7, rows)).isEqualTo("{\"t\":3,\"r\":[0],\"n\":[]}");
            assertThat(client.ask(7, rows)).isEqualTo("{\"t\":16,\"r\":[\"ERROR: duplicate token 7\"],\"b\":[]}");
            assertThat(client.ask(7, "[3]")).isEqualTo("{\"t\":2,\"r\":[],\"n\":[]}");
            assertThat(client.ask(7, "[1,1]")).isEqualTo("{\"t\":1,\"r\":[1]}");
        }
    }

    @ClusterTest
    void shouldRefuseFramesThatAreTooBigAndHangUp(TestServer server) throws IOException {
        assertRefusedSize(server, 0x7fffffff, "2147483647");
        assertRefusedSize(server, -1, "4294967295");
        assertRefusedSize(server, Integer.MIN_VALUE, "2147483648");
    }

    /** The client gets to say all it has to say, and is told then. */
    @ClusterTest
    void shouldReadAFrameThatIsALittleTooBig(TestServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.host(), server.port())) {
            int size = 128 << 20;
            client.writeIntegers(7, 0, size);
            byte[] piece = new byte[1 << 20];
            for (int sent = 0; sent < size; sent += piece.length) {
                client.writeBytes(piece);
            }
            assertThat(client.receive())
                    .isEqualTo(
                            "{\"t\":16,\"r\":[\"Query size (134217728) greater than maximum (134217727).\"],\"b\":[]}");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @ClusterTest
    void shouldHangUpWhenAClientEndsInTheMiddle(TestServer server) throws IOException {
        String magic = "202d0c40";
        String protocol = "c770697e";
        assertHangsUp(server, "202d");
        assertHangsUp(server, magic + "00000000");
        assertHangsUp(server, magic + "00000000" + protocol + "0100000000000000 05");
        assertHangsUp(server, magic + "00000000" + protocol + "0100000000000000 05000000 5b31");
        assertHangsUp(server, "c3bdc234 7b22");
    }

    /** A frame as it is: the token and the length with their lowest byte first. */
    @ClusterTest
    void shouldWriteFrames(TestServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.host(), server.port())) {
            client.writeBytes(hex("0102030405060708 05000000 5b312c315d"));
            assertThat(client.read(27)).isEqualTo(hex("0102030405060708 0f000000 7b2274223a312c2272223a5b315d7d"));
        }
    }

    private static void assertRefused(TestServer server, String expected, int... integers) throws IOException {
        try (RawClient client = RawClient.silent(server.host(), server.port())) {
            client.writeIntegers(integers);
            assertThat(client.readMessage()).isEqualTo(expected);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static void assertRefusedOpening(TestServer server, String opening, String expected) throws IOException {
        try (RawClient client = opened(server)) {
            client.writeMessage(opening);
            assertThat(client.readMessage()).as(opening).isEqualTo(expected);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static void assertRefusedLast(TestServer server, String user, String last, String expected)
            throws IOException {
        try (RawClient client = opened(server)) {
            client.writeMessage(FIRST.formatted("n,,n=" + user + ",r=abc"));
            String challenge = client.readMessage();
            String nonce = challenge.substring(challenge.indexOf("r=") + 2, challenge.indexOf(",s="));
            client.writeMessage("{\"authentication\":\"" + last.formatted(nonce) + "\"}");
            assertThat(client.readMessage()).as(last).isEqualTo(expected);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static RawClient opened(TestServer server) throws IOException {
        RawClient client = RawClient.silent(server.host(), server.port());
        client.writeIntegers(VERSION_1_0);
        assertThat(client.readMessage())
                .matches("\\{\"max_protocol_version\":0,\"min_protocol_version\":0,"
                        + "\"server_version\":\"2\\.4\\.4[^\"]*\",\"success\":true}");
        return client;
    }

    private static void assertClientError(RawClient client, String query, String expected) throws IOException {
        assertThat(client.ask(-3, query)).isEqualTo("{\"t\":16,\"r\":[\"" + expected + "\"],\"b\":[]}");
    }

    private static void assertRefusedSize(TestServer server, int size, String shown) throws IOException {
        try (RawClient client = RawClient.connect(server.host(), server.port())) {
            client.writeIntegers(7, 0, size);
            assertThat(client.receive())
                    .isEqualTo("{\"t\":16,\"r\":[\"Query size (" + shown
                            + ") greater than maximum (134217727).\"],\"b\":[]}");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static void assertHangsUp(TestServer server, String bytes) throws IOException {
        try (RawClient client = RawClient.silent(server.host(), server.port())) {
            client.writeBytes(hex(bytes));
            client.endOutput();
            // What the server says before it notices is none of this test's business.
            client.readToEnd();
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
