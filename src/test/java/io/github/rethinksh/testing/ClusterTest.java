package io.github.rethinksh.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs against the embedded server and, where a {@code rethinkdb} is on the PATH, against that too. Each
 * parameter of type {@link TestServer} is an empty server of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ClusterTests.class)
public @interface ClusterTest {}
