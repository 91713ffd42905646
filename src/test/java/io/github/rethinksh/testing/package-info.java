/** What tests of several rooms share: servers to test against, and the program run from end to end. */
package io.github.rethinksh.testing;
