package io.github.rethinksh.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.rethinkdb.gen.exc.ReqlError;
import io.github.rethinksh.model.ShellException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Finds the servers of a cluster beyond those that the user named, so that work can be spread over all of them. Servers
 * tell addresses that may mean nothing here, or something else, such as 127.0.0.1: one counts only when the server with
 * the right id answers there.
 */
final class ServerFinder {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ConnectionOptions options;
    private final SSLContext tls;

    ServerFinder(ConnectionOptions options, SSLContext tls) {
        this.options = options.withTimeout(PATIENCE);
        this.tls = tls;
    }

    /** The addresses that were named and one for each other server that is there; the named ones alone when nothing can be found out. */
    List<ServerAddress> find(Catalog catalog) {
        List<ServerAddress> found = new ArrayList<>(options.addresses());
        List<JsonNode> servers = status(catalog);
        if (servers.size() > 1) {
            Set<String> known = new HashSet<>();
            options.addresses().forEach(address -> serverAt(address).ifPresent(known::add));
            for (JsonNode server : servers) {
                if (!known.contains(server.path("id").asText())) {
                    address(server).ifPresent(found::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<JsonNode> status(Catalog catalog) {
        try {
            return catalog.system(Catalog.SERVER_STATUS);
        } catch (ShellException e) {
            // Only some users may read it.
            return List.of();
        }
    }

    private Optional<ServerAddress> address(JsonNode server) {
        int port = server.path("network").path("reql_port").asInt();
        for (JsonNode candidate : server.path("network").path("canonical_addresses")) {
            ServerAddress address = new ServerAddress(candidate.path("host").asText(), port);
            if (serverAt(address)
                    .filter(id -> id.equals(server.path("id").asText()))
                    .isPresent()) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    /** The id of the server that answers at an address; empty when none does. */
    private Optional<String> serverAt(ServerAddress address) {
        try (WireConnection connection = WireConnection.open(options, address, tls)) {
            return Optional.of(connection.server().getId().toString());
        } catch (ReqlError e) {
            return Optional.empty();
        }
    }
}
