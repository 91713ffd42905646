package io.github.rethinksh.embedded;

/** Everything a query can see or change: one server that is a whole cluster. */
final class Cluster {
    private final Catalog catalog;
    private final Users users;
    private final ServerIdentity identity;
    private final SystemDatabase systemDatabase;

    Cluster(Catalog catalog, ServerIdentity identity, String adminPassword) {
        this.catalog = catalog;
        this.identity = identity;
        this.users = new Users(adminPassword);
        this.systemDatabase = new SystemDatabase(catalog, users, identity);
    }

    Catalog catalog() {
        return catalog;
    }

    Users users() {
        return users;
    }

    ServerIdentity identity() {
        return identity;
    }

    SystemDatabase systemDatabase() {
        return systemDatabase;
    }

    /** The id of a database, also of the one about the cluster; an error when there is none of that name. */
    String databaseId(String name) {
        return name.equals(SystemDatabase.NAME)
                ? SystemDatabase.ID
                : catalog.database(name).id();
    }

    TableSource table(String databaseName, String tableName) {
        TableSource found = databaseName.equals(SystemDatabase.NAME)
                ? systemDatabase.table(tableName)
                : catalog.database(databaseName).table(tableName);
        if (found == null) {
            throw ReqlError.failed("Table `" + databaseName + "." + tableName + "` does not exist.");
        }
        return found;
    }
}
