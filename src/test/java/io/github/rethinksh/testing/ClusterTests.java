package io.github.rethinksh.testing;

import io.github.rethinksh.embedded.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once for each kind of server. Real servers are started once and emptied for each test. */
final class ClusterTests implements TestTemplateInvocationContextProvider {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(ClusterTests.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new Invocation("embedded server", new EmbeddedServers()), real(context));
    }

    private static TestTemplateInvocationContext real(ExtensionContext context) {
        if (!RealServer.isInstalled()) {
            return new Invocation("real server", (ExecutionCondition)
                    ignored -> ConditionEvaluationResult.disabled("no rethinkdb is on the PATH"));
        }
        RealServers servers = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RealServers.class, type -> new RealServers(), RealServers.class);
        return new Invocation("real server", new RealServersOfOneTest(servers));
    }

    private record Invocation(String name, Extension extension) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(extension);
        }
    }

    private static final class EmbeddedServers implements ParameterResolver, AfterEachCallback {
        private final List<EmbeddedServer> started = new ArrayList<>();

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            EmbeddedServer server = EmbeddedServer.start();
            started.add(server);
            return TestServer.at(server.host(), server.port());
        }

        @Override
        public void afterEach(ExtensionContext context) {
            started.forEach(EmbeddedServer::close);
        }
    }

    /** The real servers of a whole test run: as many as a test ever asked for at once. */
    private static final class RealServers implements AutoCloseable {
        private final List<RealServer> servers = new ArrayList<>();

        synchronized RealServer get(int index) {
            while (servers.size() <= index) {
                servers.add(RealServer.start());
            }
            RealServer server = servers.get(index);
            server.empty();
            return server;
        }

        @Override
        public synchronized void close() {
            servers.forEach(RealServer::close);
        }
    }

    private static final class RealServersOfOneTest implements ParameterResolver {
        private final RealServers servers;
        private int used;

        RealServersOfOneTest(RealServers servers) {
            this.servers = servers;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return servers.get(used++);
        }
    }
}
