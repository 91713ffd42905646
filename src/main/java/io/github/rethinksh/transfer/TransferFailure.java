package io.github.rethinksh.transfer;

import io.github.rethinksh.model.ShellException;
import io.github.rethinksh.model.TableName;

/** A table that could not be done; the others were. */
public record TransferFailure(TableName table, ShellException reason) {}
